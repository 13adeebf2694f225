import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { continueSignIn, isSameHash, type SignInStep } from './continue-sign-in.ts';
import { findEmail } from './people.queries.ts';
import type { SignInRow } from './people.tables.ts';
import { findOpenSignIn, insertSignIn } from './sign-in.queries.ts';

const linkHours = 24;

/**
 * Makes a link that signs in once, within a day, and gives its path, such as `/sign-in/link/…`: for a person by id, or
 * for whoever has an address. For the operator; the link is as good as a code, so it is shown to nobody else.
 */
export async function makeSignInLink(
  parts: Pick<Ctx, 'db' | 'clock' | 'site' | 'keys'>,
  who: { personId: string } | { email: string },
): Promise<string> {
  const { db, clock, site, keys } = parts;
  const email = 'email' in who ? who.email : await findEmail(db, who.personId);
  if (email === null) throw new Error('A sign-in link needs a person with an address.');
  const atMs = clock.now();
  const id = newId(atMs);
  const secret = randomBytes(32).toString('base64url');
  await insertSignIn(db, {
    id,
    siteId: site.id,
    emailHash: keys.email(email),
    email,
    codeHash: hashLink(parts, { id, secret }),
    // No six digits ever open a link's row.
    triesLeft: 0,
    isVerified: 0,
    createdAtMs: atMs,
    expiresAtMs: atMs + linkHours * 60 * 60 * 1000,
  });
  return `/sign-in/link/${id}.${secret}`;
}

/** Says whether a link still works, and uses nothing up. Throws `link-expired`. */
export async function checkSignInLink(ctx: Ctx, token: string): Promise<void> {
  await findByLink(ctx, token);
}

/** Signs in with a link. Throws `link-expired` for one that is unknown, too old or used. */
export async function followSignInLink(ctx: Ctx, token: string): Promise<SignInStep> {
  const signIn = await findByLink(ctx, token);
  const step = await ctx.db.transaction().execute((tx) => continueSignIn(tx, ctx, signIn));
  if (!step) throw new AppError('link-expired');
  return step;
}

async function findByLink(ctx: Ctx, token: string): Promise<SignInRow> {
  const [id = '', secret = ''] = token.split('.');
  const signIn = await findOpenSignIn(ctx.db, { id, siteId: ctx.site.id, nowMs: ctx.clock.now() });
  if (!signIn || !isSameHash(signIn.codeHash, hashLink(ctx, { id, secret })))
    throw new AppError('link-expired');
  return signIn;
}

function hashLink(parts: Pick<Ctx, 'keys'>, link: { id: string; secret: string }): string {
  return parts.keys.signIn(`link\n${link.id}\n${link.secret}`);
}
