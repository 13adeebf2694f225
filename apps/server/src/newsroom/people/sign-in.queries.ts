import type { Db } from '../../db/index.ts';
import type { SignInRow } from './people.tables.ts';

interface OneSignIn {
  readonly id: string;
  readonly siteId: string;
  readonly nowMs: number;
}

export async function insertSignIn(tx: Db, row: SignInRow): Promise<void> {
  await tx.insertInto('signIns').values(row).execute();
}

/** Forgets what was asked for before a time. */
export async function deleteOldSignIns(tx: Db, beforeMs: number): Promise<void> {
  await tx.deleteFrom('signIns').where('createdAtMs', '<=', beforeMs).execute();
}

/** How many codes were asked for with an address after a time. */
export async function countSignIns(
  db: Db,
  asked: { siteId: string; emailHash: string; afterMs: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('signIns')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('siteId', '=', asked.siteId)
    .where('emailHash', '=', asked.emailHash)
    .where('createdAtMs', '>', asked.afterMs)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Takes one try from an open code and gives the row with the tries that are left: taken first and compared afterwards,
 * so that guesses sent side by side get no more tries than the same guesses one after the other.
 */
export function takeTry(tx: Db, one: OneSignIn): Promise<SignInRow | undefined> {
  return tx
    .updateTable('signIns')
    .set((column) => ({ triesLeft: column('triesLeft', '-', 1) }))
    .where('id', '=', one.id)
    .where('siteId', '=', one.siteId)
    .where('isVerified', '=', 0)
    .where('triesLeft', '>', 0)
    .where('expiresAtMs', '>', one.nowMs)
    .returningAll()
    .executeTakeFirst();
}

/** A code or link that was not used yet. */
export function findOpenSignIn(db: Db, one: OneSignIn): Promise<SignInRow | undefined> {
  return db
    .selectFrom('signIns')
    .selectAll()
    .where('id', '=', one.id)
    .where('siteId', '=', one.siteId)
    .where('isVerified', '=', 0)
    .where('expiresAtMs', '>', one.nowMs)
    .executeTakeFirst();
}

/** Somebody who has shown that the address is theirs, and has not said who they are yet. */
export function findVerifiedSignIn(db: Db, one: OneSignIn): Promise<SignInRow | undefined> {
  return db
    .selectFrom('signIns')
    .selectAll()
    .where('id', '=', one.id)
    .where('siteId', '=', one.siteId)
    .where('isVerified', '=', 1)
    .where('expiresAtMs', '>', one.nowMs)
    .executeTakeFirst();
}

/** True for the one that gets it, when a code or link is used twice at the same moment. */
export async function markVerified(tx: Db, signIn: { id: string; expiresAtMs: number }): Promise<boolean> {
  const result = await tx
    .updateTable('signIns')
    .set({ isVerified: 1, expiresAtMs: signIn.expiresAtMs })
    .where('id', '=', signIn.id)
    .where('isVerified', '=', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** True for the one that gets it. */
export async function deleteSignIn(tx: Db, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('signIns').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Forgets everything that was asked for with an address; gives the spellings in which it was typed. */
export async function deleteSignInsOf(
  tx: Db,
  who: { siteId: string; emailHash: string },
): Promise<Set<string>> {
  const rows = await tx
    .deleteFrom('signIns')
    .where('siteId', '=', who.siteId)
    .where('emailHash', '=', who.emailHash)
    .returning('email')
    .execute();
  return new Set(rows.map((row) => row.email));
}
