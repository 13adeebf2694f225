import { randomInt } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import { lockName, newId } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { isEmailAddress, sendMail } from '../../mail/index.ts';
import { countSignIns, deleteOldSignIns, insertSignIn } from './sign-in.queries.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const codeMinutes = 10;
const tries = 5;
const limits = [
  { codes: 3, withinMs: 15 * minuteMs },
  { codes: 10, withinMs: dayMs },
] as const;

/**
 * Sends a six-digit code to an address, and gives the id that the code is asked back with. It does the same for an
 * address with an account and one without, so that it tells nobody which is which. For anyone.
 * Throws `email-invalid`; `codes-too-many` after 3 in a quarter of an hour or 10 in a day.
 */
export async function requestCode(
  ctx: Ctx,
  input: { email: string },
): Promise<{ signInId: string; email: string }> {
  const email = input.email.trim();
  if (!isEmailAddress(email)) throw new AppError('email-invalid', { field: 'email' });
  const atMs = ctx.clock.now();
  const siteId = ctx.site.id;
  const emailHash = ctx.keys.email(email);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = newId(atMs);
  await ctx.db.transaction().execute(async (tx) => {
    await lockName(tx, `sign-in ${siteId} ${emailHash}`);
    await deleteOldSignIns(tx, atMs - dayMs);
    for (const { codes, withinMs } of limits) {
      const asked = await countSignIns(tx, { siteId, emailHash, afterMs: atMs - withinMs });
      if (asked >= codes) throw new AppError('codes-too-many', { field: 'email' });
    }
    await insertSignIn(tx, {
      id,
      siteId,
      emailHash,
      email,
      codeHash: hashCode(ctx, { signInId: id, code }),
      triesLeft: tries,
      isVerified: 0,
      createdAtMs: atMs,
      expiresAtMs: atMs + codeMinutes * minuteMs,
    });
    await sendMail(
      tx,
      { to: email, subject: `Your code for ${ctx.site.name}`, text: codeText(ctx, code) },
      { atMs },
    );
  });
  return { signInId: id, email };
}

/** What of a code is stored. Keyed, so that a copy of the database does not give a code away. */
export function hashCode(ctx: Pick<Ctx, 'keys'>, input: { signInId: string; code: string }): string {
  return ctx.keys.signIn(`code\n${input.signInId}\n${input.code}`);
}

function codeText(ctx: Ctx, code: string): string {
  return `Your code is ${code}

Type it on the page where you asked for it. It works once, and for ${codeMinutes} minutes.

Never tell the code to anyone. We will not ask you for it in any other way.

You did not ask for a code? Then you need not do anything. Nobody can sign in without it.

${ctx.site.name}
${ctx.origin}
`;
}
