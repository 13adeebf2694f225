import { ageBands, type AgeBand, type Ctx } from '../../context.ts';
import { newId, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { forgetMail } from '../../mail/index.ts';
import { appendEvents } from '../ledger/index.ts';
import { grantPromisedRoles } from './add-staff.ts';
import { checkName, orNameTaken, refuseTakenName, type CheckedName } from './check-name.ts';
import { isSameHash, nameSecret, openFreshSession } from './continue-sign-in.ts';
import {
  claimPerson,
  findPersonByEmail,
  findPromisedRoles,
  insertEmail,
  insertPerson,
} from './people.queries.ts';
import type { PersonRow, SignInRow } from './people.tables.ts';
import { personState } from './people-projection.ts';
import type { OpenedSession } from './sessions.ts';
import { deleteSignIn, deleteSignInsOf, findVerifiedSignIn } from './sign-in.queries.ts';

export interface JoinInput {
  readonly signInId: string;
  readonly secret: string;
  readonly name: string;
  /** `under-13` or one of the age bands; anything else counts as not chosen. */
  readonly ageBand: string;
}

export type Joined =
  { readonly kind: 'too-young' } | { readonly kind: 'joined'; readonly session: OpenedSession };

/**
 * The end of a first sign-in: a public name and an age group make an account, or claim the comments that an import
 * brought for this address, with the roles that were promised to it. Of somebody under 13 nothing is stored, and what
 * was stored to get here is forgotten. For whoever holds the secret that followed the right code. Throws `code-expired`,
 * `age-band-missing`, `name-taken` and what `checkName` throws.
 */
export async function join(ctx: Ctx, input: JoinInput): Promise<Joined> {
  const signIn = await findSignIn(ctx, input);
  if (input.ageBand === 'under-13') {
    await forgetVisitor(ctx, signIn);
    return { kind: 'too-young' };
  }
  const roles = await findPromisedRoles(ctx.db, signIn);
  const name = checkName(ctx.site, { name: input.name, isTeam: roles.length > 0 });
  const ageBand = ageBands.find((band) => band === input.ageBand);
  if (ageBand === undefined) throw new AppError('age-band-missing', { field: 'ageBand' });
  const session = await orNameTaken(() =>
    ctx.db.transaction().execute(async (tx) => {
      if (!(await deleteSignIn(tx, signIn.id))) throw new AppError('code-expired');
      const personId = await becomePerson(tx, ctx, { signIn, name, ageBand });
      return openFreshSession(tx, ctx, personId);
    }),
  );
  return { kind: 'joined', session };
}

async function findSignIn(ctx: Ctx, input: JoinInput): Promise<SignInRow> {
  const isShown = isSameHash(input.secret, nameSecret(ctx, input.signInId));
  const one = { id: input.signInId, siteId: ctx.site.id, nowMs: ctx.clock.now() };
  const signIn = isShown ? await findVerifiedSignIn(ctx.db, one) : undefined;
  if (!signIn) throw new AppError('code-expired');
  return signIn;
}

async function forgetVisitor(ctx: Ctx, signIn: SignInRow): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    for (const spelling of await deleteSignInsOf(tx, signIn)) await forgetMail(tx, spelling);
  });
}

interface Joining {
  readonly signIn: SignInRow;
  readonly name: CheckedName;
  readonly ageBand: AgeBand;
}

async function becomePerson(tx: Db, ctx: Ctx, joining: Joining): Promise<string> {
  const { siteId, emailHash, email } = joining.signIn;
  const atMs = ctx.clock.now();
  const known = await findPersonByEmail(tx, { siteId, emailHash });
  // Two codes, two name forms: the second to be sent finds the account of the first, and signs in to it.
  if (known?.isClaimed === 1) return known.id;
  await refuseTakenName(tx, { siteId, key: joining.name.key, exceptId: known?.id ?? null });
  const personId = known ? await claim(tx, known, joining) : await add(tx, ctx, joining);
  await insertEmail(tx, personId, email);
  const subject = `person:${personId}`;
  const facts = { state: known ? personState(known) : ('active' as const), claimed: known !== undefined };
  await appendEvents(tx, [{ siteId, atMs, subject, actor: subject, action: 'person.joined', facts }]);
  await grantPromisedRoles(tx, { siteId, personId, emailHash, atMs });
  return personId;
}

async function claim(tx: Db, known: PersonRow, joining: Joining): Promise<string> {
  const { name, ageBand } = joining;
  const isClaimed = await claimPerson(tx, { id: known.id, name: name.name, nameKey: name.key, ageBand });
  if (!isClaimed) throw new AppError('code-expired');
  return known.id;
}

async function add(tx: Db, ctx: Ctx, joining: Joining): Promise<string> {
  const { signIn, name, ageBand } = joining;
  const atMs = ctx.clock.now();
  const id = newId(atMs);
  await insertPerson(tx, {
    id,
    siteId: signIn.siteId,
    emailHash: signIn.emailHash,
    name: name.name,
    nameKey: name.key,
    nameChangedAtMs: null,
    ageBand,
    badge: null,
    isClaimed: 1,
    bannedUntilMs: null,
    rulesVersion: null,
    importKey: null,
    createdAtMs: atMs,
  });
  return id;
}
