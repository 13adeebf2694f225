import type { Db } from '../../db/index.ts';
import { toldActs, type DecisionRow, type Queue, type QueueItemRow } from './moderation.tables.ts';

export async function insertItem(tx: Db, row: QueueItemRow): Promise<void> {
  await tx.insertInto('queueItems').values(row).execute();
}

/** Adds a cause to the comment's open item; false when there is none. */
export async function gatherIntoItem(
  tx: Db,
  item: Pick<QueueItemRow, 'commentId' | 'cause' | 'severity'>,
): Promise<boolean> {
  const result = await tx
    .updateTable('queueItems')
    .set((set) => ({
      version: set('version', '+', 1),
      severity: set
        .case()
        .when('severity', '<', item.severity)
        .then(item.severity)
        .else(set.ref('severity'))
        .end(),
      ...(item.cause === 'reported' && { cause: item.cause }),
    }))
    .where('commentId', '=', item.commentId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** True for the one who decides it: false when it was decided, or has changed, since that version was read. */
export async function closeItem(
  tx: Db,
  item: { id: string; version: number; atMs: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('queueItems')
    .set({ state: 'decided', version: item.version + 1, decidedAtMs: item.atMs })
    .where('id', '=', item.id)
    .where('state', '=', 'open')
    .where('version', '=', item.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function findItemRow(
  db: Db,
  item: { siteId: string; itemId: string },
): Promise<QueueItemRow | undefined> {
  return db
    .selectFrom('queueItems')
    .selectAll()
    .where('id', '=', item.itemId)
    .where('siteId', '=', item.siteId)
    .executeTakeFirst();
}

interface QueuePage {
  readonly siteId: string;
  readonly queue: Queue;
  readonly limit: number;
  readonly offset: number;
  /** Decided before this is no longer recent. */
  readonly decidedSinceMs: number;
}

/** Open items, the most serious first, then the oldest; for `decided` the newest decision first. */
export function listItems(db: Db, page: QueuePage): Promise<QueueItemRow[]> {
  const items = db
    .selectFrom('queueItems')
    .selectAll()
    .where('siteId', '=', page.siteId)
    .limit(page.limit)
    .offset(page.offset);
  if (page.queue === 'decided')
    return items
      .where('state', '=', 'decided')
      .where('decidedAtMs', '>', page.decidedSinceMs)
      .orderBy('decidedAtMs', 'desc')
      .orderBy('id', 'desc')
      .execute();
  const open = page.queue === 'all' ? items : items.where('cause', '=', page.queue);
  return open
    .where('state', '=', 'open')
    .orderBy('severity', 'desc')
    .orderBy('openedAtMs')
    .orderBy('id')
    .execute();
}

export type QueueCounts = Readonly<Record<Queue, number>>;

export async function countItems(
  db: Db,
  site: { siteId: string; decidedSinceMs: number },
): Promise<QueueCounts> {
  const open = await db
    .selectFrom('queueItems')
    .select((select) => ['cause', select.fn.countAll<number | string>().as('count')])
    .where('siteId', '=', site.siteId)
    .where('state', '=', 'open')
    .groupBy('cause')
    .execute();
  const decided = await db
    .selectFrom('queueItems')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('siteId', '=', site.siteId)
    .where('state', '=', 'decided')
    .where('decidedAtMs', '>', site.decidedSinceMs)
    .executeTakeFirstOrThrow();
  const of = (cause: QueueItemRow['cause']) => Number(open.find((row) => row.cause === cause)?.count ?? 0);
  return {
    all: of('reported') + of('held'),
    reported: of('reported'),
    held: of('held'),
    decided: Number(decided.count),
  };
}

export async function insertDecision(tx: Db, row: DecisionRow): Promise<void> {
  await tx.insertInto('decisions').values(row).execute();
}

export function findDecisionRow(
  db: Db,
  decision: { siteId: string; decisionId: string },
): Promise<DecisionRow | undefined> {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('id', '=', decision.decisionId)
    .where('siteId', '=', decision.siteId)
    .executeTakeFirst();
}

/** A decision with the name of who took it. For colleagues. */
export interface StaffDecision extends DecisionRow {
  readonly moderatorName: string;
}

function staffDecisions(db: Db) {
  return db
    .selectFrom('decisions')
    .innerJoin('people as moderators', 'moderators.id', 'decisions.moderatorId')
    .selectAll('decisions')
    .select('moderators.name as moderatorName')
    .orderBy('decisions.createdAtMs', 'desc')
    .orderBy('decisions.id', 'desc');
}

/** Everything decided about a comment, the newest first. For moderators. */
export function listDecisionsAbout(db: Db, commentId: string): Promise<StaffDecision[]> {
  return staffDecisions(db).where('decisions.commentId', '=', commentId).execute();
}

/** Everything decided about a person, the newest first. For moderators. */
export function listDecisionsOn(
  db: Db,
  page: { siteId: string; personId: string; limit: number },
): Promise<StaffDecision[]> {
  return staffDecisions(db)
    .where('decisions.siteId', '=', page.siteId)
    .where('decisions.personId', '=', page.personId)
    .limit(page.limit)
    .execute();
}

/** What a person is told was decided about them, the newest first. */
export function listToldDecisions(
  db: Db,
  page: { siteId: string; personId: string; limit: number },
): Promise<DecisionRow[]> {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('siteId', '=', page.siteId)
    .where('personId', '=', page.personId)
    .where('act', 'in', toldActs)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

export function readDecisions(
  db: Db,
  page: { siteId: string; afterId: string; limit: number },
): Promise<DecisionRow[]> {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('siteId', '=', page.siteId)
    .where('id', '>', page.afterId)
    .orderBy('id')
    .limit(page.limit)
    .execute();
}
