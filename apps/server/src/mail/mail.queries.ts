import type { Db } from '../db/index.ts';
import type { KeptMailRow, OutboxRow } from './mail.tables.ts';

export function findDueMail(db: Db, page: { nowMs: number; limit: number }): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'mail')
    .where('dueAtMs', '<=', page.nowMs)
    .orderBy('dueAtMs')
    .limit(page.limit)
    .execute();
}

/** Takes a row for this process: true for the one that gets it, when several try. */
export async function claimMail(db: Db, row: OutboxRow, retryAtMs: number): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ attempts: row.attempts + 1, dueAtMs: retryAtMs })
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outbox').where('id', '=', id).execute();
}

export async function insertKeptMail(db: Db, row: KeptMailRow): Promise<void> {
  await db
    .insertInto('keptMail')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets the mail kept for an address: for somebody of whom nothing may be stored. */
export async function forgetMail(tx: Db, recipient: string): Promise<void> {
  await tx.deleteFrom('keptMail').where('recipient', '=', recipient).execute();
}

/** The newest kept mail first. */
export function listKeptMail(db: Db, page: { limit: number }): Promise<KeptMailRow[]> {
  return db
    .selectFrom('keptMail')
    .selectAll()
    .orderBy('sentAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}
