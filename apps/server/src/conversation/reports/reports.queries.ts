import type { Db } from '../../db/index.ts';
import type { ReportOutcome, ReportReason, ReportRow } from './reports.tables.ts';

export async function insertReport(tx: Db, row: ReportRow): Promise<void> {
  await tx.insertInto('reports').values(row).execute();
}

export function findReportByNumber(
  db: Db,
  report: { siteId: string; number: string },
): Promise<ReportRow | undefined> {
  return db
    .selectFrom('reports')
    .selectAll()
    .where('siteId', '=', report.siteId)
    .where('number', '=', report.number)
    .executeTakeFirst();
}

/** The open report that this account has sent about this comment. */
export function findOpenReportOf(
  db: Db,
  reporter: { commentId: string; reporterId: string },
): Promise<ReportRow | undefined> {
  return db
    .selectFrom('reports')
    .selectAll()
    .where('commentId', '=', reporter.commentId)
    .where('reporterId', '=', reporter.reporterId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}

/** Adds to an open report; one that was decided meanwhile stays as it was. */
export async function updateReport(
  tx: Db,
  { id, reason, note, reporterEmail }: Pick<ReportRow, 'id' | 'reason' | 'note' | 'reporterEmail'>,
): Promise<void> {
  await tx
    .updateTable('reports')
    .set({ reason, note, reporterEmail })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

export async function countReportsByAccount(
  db: Db,
  reporter: { reporterId: string; sinceMs: number },
): Promise<number> {
  const row = await db
    .selectFrom('reports')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('reporterId', '=', reporter.reporterId)
    .where('createdAtMs', '>', reporter.sinceMs)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** `addressHashes` holds the hash of this month and, in its first hour, that of the month before. */
export async function countReportsByAddress(
  db: Db,
  reporter: { addressHashes: readonly string[]; sinceMs: number },
): Promise<number> {
  const row = await db
    .selectFrom('reports')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('addressHash', 'in', reporter.addressHashes)
    .where('createdAtMs', '>', reporter.sinceMs)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A report as moderators see it: what was said, not by whom. */
export interface ShownReport {
  readonly id: string;
  readonly reason: ReportReason;
  readonly note: string;
  readonly from: 'reader' | 'guest';
  readonly state: 'open' | 'decided';
  readonly createdAtMs: number;
}

/** Every report about a comment, oldest first, without who sent it. For moderators. */
export async function listReports(db: Db, commentId: string): Promise<ShownReport[]> {
  const rows = await db
    .selectFrom('reports')
    .selectAll()
    .where('commentId', '=', commentId)
    .orderBy('createdAtMs')
    .orderBy('id')
    .execute();
  return rows.map(({ id, reason, note, reporterId, state, createdAtMs }) => ({
    id,
    reason,
    note,
    from: reporterId === null ? 'guest' : 'reader',
    state,
    createdAtMs,
  }));
}

export function findOpenRows(tx: Db, commentId: string): Promise<ReportRow[]> {
  return tx
    .selectFrom('reports')
    .selectAll()
    .where('commentId', '=', commentId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
}

/** Closes the open reports about a comment. The address for the answer has then served its purpose, and goes. */
export async function closeOpenRows(
  tx: Db,
  change: { commentId: string; outcome: ReportOutcome; atMs: number },
): Promise<void> {
  await tx
    .updateTable('reports')
    .set({ state: 'decided', outcome: change.outcome, decidedAtMs: change.atMs, reporterEmail: null })
    .where('commentId', '=', change.commentId)
    .where('state', '=', 'open')
    .execute();
}

export function readReportStates(
  db: Db,
  page: { siteId: string; afterId: string; limit: number },
): Promise<{ id: string; state: string }[]> {
  return db
    .selectFrom('reports')
    .select(['id', 'state'])
    .where('siteId', '=', page.siteId)
    .where('id', '>', page.afterId)
    .orderBy('id')
    .limit(page.limit)
    .execute();
}
