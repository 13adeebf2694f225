import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Site, StaffRole, Viewer } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { bannedForGood } from './people.tables.ts';

const sessionDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

const guest: Viewer = { kind: 'guest' };

export interface OpenedSession {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Opens a session and gives the token for the cookie; only its hash is stored. */
export async function openSession(
  tx: Db,
  person: { siteId: string; personId: string; atMs: number },
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const expiresAtMs = person.atMs + sessionDays * dayMs;
  await tx
    .insertInto('sessions')
    .values({
      id: hashToken(token),
      siteId: person.siteId,
      personId: person.personId,
      createdAtMs: person.atMs,
      expiresAtMs,
    })
    .execute();
  return { token, expiresAtMs };
}

/** Ends one session: sign out, or the exit page. */
export async function closeSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', sessionId).execute();
}

/** Ends every session of a person, at once: for a ban. */
export async function closeSessionsOf(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('personId', '=', personId).execute();
}

/** Who holds this token; a guest where it is unknown, too old, or another site's. */
export async function findViewer(
  parts: { db: Db; clock: Clock; site: Site },
  token: string,
): Promise<Viewer> {
  const id = hashToken(token);
  const rows = await parts.db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .leftJoin('personRoles', 'personRoles.personId', 'people.id')
    .select(['people.id', 'people.name', 'people.ageBand', 'people.bannedUntilMs', 'personRoles.role'])
    .where('sessions.id', '=', id)
    .where('sessions.siteId', '=', parts.site.id)
    .where('sessions.expiresAtMs', '>', parts.clock.now())
    .execute();
  // One row a role, and one for somebody who has none.
  const [person] = rows;
  if (!person?.ageBand) return guest;
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    ageBand: person.ageBand,
    roles: new Set(rows.flatMap(({ role }) => (role === null ? [] : [role]))),
    bannedUntilMs: banOf(person.bannedUntilMs, parts.clock.now()),
    sessionId: id,
    csrfToken: createHash('sha256').update('csrf\n').update(token).digest('base64url'),
  };
}

export async function findRoles(db: Db, personId: string): Promise<ReadonlySet<StaffRole>> {
  const rows = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  return new Set(rows.map((row) => row.role));
}

function banOf(untilMs: number | null, nowMs: number): number | null {
  if (untilMs === null || untilMs <= nowMs) return null;
  return untilMs === bannedForGood ? Infinity : untilMs;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
