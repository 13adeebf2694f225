import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { grantPromisedRoles } from './add-staff.ts';
import { findPersonByEmail } from './people.queries.ts';
import type { SignInRow } from './people.tables.ts';
import { closeSession, openSession, type OpenedSession } from './sessions.ts';
import { deleteSignIn, markVerified } from './sign-in.queries.ts';

/** How long somebody may take to choose a name after the code. */
const nameMinutes = 30;

/** What comes after a code or link that was right. */
export type SignInStep =
  | { readonly kind: 'signed-in'; readonly session: OpenedSession }
  | { readonly kind: 'name-needed'; readonly nameStep: NameStep };

/** Goes through the name form and back: shows that the code was right. */
export interface NameStep {
  readonly signInId: string;
  readonly secret: string;
  /** The name of an imported author with this address. */
  readonly suggestedName: string;
}

/** Whoever sent this holds the address: a session for somebody known, the name form for somebody new. */
export async function continueSignIn(tx: Db, ctx: Ctx, signIn: SignInRow): Promise<SignInStep | null> {
  const { siteId, emailHash } = signIn;
  const atMs = ctx.clock.now();
  const person = await findPersonByEmail(tx, { siteId, emailHash });
  if (person?.isClaimed === 1 && person.ageBand !== null) {
    if (!(await deleteSignIn(tx, signIn.id))) return null;
    await grantPromisedRoles(tx, { siteId, personId: person.id, emailHash, atMs });
    return { kind: 'signed-in', session: await openFreshSession(tx, ctx, person.id) };
  }
  if (!(await markVerified(tx, { id: signIn.id, expiresAtMs: atMs + nameMinutes * 60_000 }))) return null;
  const secret = nameSecret(ctx, signIn.id);
  return {
    kind: 'name-needed',
    nameStep: { signInId: signIn.id, secret, suggestedName: person?.name ?? '' },
  };
}

/** A new session with a new token at every sign-in; the one that the browser had before ends. */
export async function openFreshSession(tx: Db, ctx: Ctx, personId: string): Promise<OpenedSession> {
  if (ctx.viewer.kind === 'person') await closeSession(tx, ctx.viewer.sessionId);
  return openSession(tx, { siteId: ctx.site.id, personId, atMs: ctx.clock.now() });
}

export function nameSecret(ctx: Pick<Ctx, 'keys'>, signInId: string): string {
  return ctx.keys.signIn(`name\n${signInId}`);
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function isSameHash(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
