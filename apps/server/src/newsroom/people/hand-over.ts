import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { continueSignIn, isSameHash } from './continue-sign-in.ts';
import { findEmail } from './people.queries.ts';
import type { OpenedSession } from './sessions.ts';
import { findOpenSignIn, insertSignIn } from './sign-in.queries.ts';

const handOverMinutes = 2;

/**
 * Makes the token with which a page elsewhere gets a session of its own for the viewer: it works once, for two minutes,
 * and for the page's origin alone. For everyone with an account. Throws `sign-in-needed`, `origin-not-listed`.
 */
export async function makeHandOver(ctx: Ctx, input: { origin: string }): Promise<string> {
  const { db, clock, site, viewer } = ctx;
  requireListed(ctx, input.origin);
  if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const email = await findEmail(db, viewer.personId);
  if (email === null) throw new AppError('sign-in-needed');
  const atMs = clock.now();
  const id = newId(atMs);
  const secret = randomBytes(32).toString('base64url');
  await insertSignIn(db, {
    id,
    siteId: site.id,
    emailHash: ctx.keys.email(email),
    email,
    codeHash: hashHandOver(ctx, { id, secret, origin: input.origin }),
    // No six digits ever open this row.
    triesLeft: 0,
    isVerified: 0,
    createdAtMs: atMs,
    expiresAtMs: atMs + handOverMinutes * 60_000,
  });
  return `${id}.${secret}`;
}

/**
 * Opens a session for the page that a token was made for. The session of the window stays as it is. Throws
 * `hand-over-expired` for a token that is unknown, too old, used, or another origin's.
 */
export async function takeHandOver(
  ctx: Ctx,
  input: { token: string; origin: string },
): Promise<OpenedSession> {
  const [id = '', secret = ''] = input.token.split('.');
  const signIn = await findOpenSignIn(ctx.db, { id, siteId: ctx.site.id, nowMs: ctx.clock.now() });
  const wanted = hashHandOver(ctx, { id, secret, origin: input.origin });
  if (!signIn || !isSameHash(signIn.codeHash, wanted)) throw new AppError('hand-over-expired');
  const asGuest: Ctx = { ...ctx, viewer: { kind: 'guest' } };
  const step = await ctx.db.transaction().execute((tx) => continueSignIn(tx, asGuest, signIn));
  if (step?.kind !== 'signed-in') throw new AppError('hand-over-expired');
  return step.session;
}

/** Throws `origin-not-listed`. */
export function requireListed(ctx: Ctx, origin: string): void {
  if (!ctx.site.settings.embedOrigins.includes(origin))
    throw new AppError('origin-not-listed', { params: { site: ctx.site.slug, origin } });
}

/** Where the sign-in of a small window ends; `origin` is that of the page that opened it. */
export function handOverPath(origin: string): string {
  return `/signed-in?${new URLSearchParams({ origin }).toString()}`;
}

/** The origin of the page that waits for the end of this sign-in; null for a sign-in in a window of its own. */
export function openerIn(next: string): string | null {
  const [path, query] = next.split('?');
  return path === '/signed-in' ? new URLSearchParams(query).get('origin') : null;
}

function hashHandOver(ctx: Ctx, one: { id: string; secret: string; origin: string }): string {
  return ctx.keys.signIn(`hand-over\n${one.id}\n${one.secret}\n${one.origin}`);
}
