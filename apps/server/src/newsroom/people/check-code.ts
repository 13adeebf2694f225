import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { continueSignIn, isSameHash, type SignInStep } from './continue-sign-in.ts';
import { hashCode } from './request-code.ts';
import { takeTry } from './sign-in.queries.ts';

/**
 * Takes the code that was mailed. For anyone. Throws `code-shape` (which costs no try), `code-wrong` with the tries
 * that are left, `code-tries-over`, `code-expired`.
 */
export async function checkCode(ctx: Ctx, input: { signInId: string; code: string }): Promise<SignInStep> {
  const code = input.code.replace(/[\s-]/g, '');
  if (!/^[0-9]{6}$/.test(code)) throw new AppError('code-shape', { field: 'code' });
  // The try that a wrong code costs must be kept: so nothing is thrown before the transaction has ended.
  const outcome = await ctx.db.transaction().execute(async (tx) => {
    const signIn = await takeTry(tx, { id: input.signInId, siteId: ctx.site.id, nowMs: ctx.clock.now() });
    if (!signIn) return null;
    const wanted = hashCode(ctx, { signInId: signIn.id, code });
    if (!isSameHash(signIn.codeHash, wanted)) return { kind: 'wrong', triesLeft: signIn.triesLeft } as const;
    return continueSignIn(tx, ctx, signIn);
  });
  if (outcome === null) throw new AppError('code-expired', { field: 'code' });
  if (outcome.kind !== 'wrong') return outcome;
  if (outcome.triesLeft === 0) throw new AppError('code-tries-over', { field: 'code' });
  throw new AppError('code-wrong', { field: 'code', params: { triesLeft: outcome.triesLeft } });
}
