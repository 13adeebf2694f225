import { isPostgres, locked, type Db } from '../../db/index.ts';
import type { NewEvent } from '../../newsroom/ledger/index.ts';
import type { ThreadRow } from './comments.tables.ts';

export async function findThread(db: Db, storyId: string): Promise<ThreadRow | null> {
  const row = await db.selectFrom('threads').selectAll().where('storyId', '=', storyId).executeTakeFirst();
  return row ?? null;
}

/** How many comments readers see, by story id; a story without any, or with a hidden thread, is left out. */
export async function commentCounts(db: Db, storyIds: readonly string[]): Promise<Map<string, number>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('threads')
    .select(['storyId', 'publishedCount'])
    .where('storyId', 'in', storyIds)
    .where('mode', '!=', 'hidden')
    .where('publishedCount', '>', 0)
    .execute();
  return new Map(rows.map((row) => [row.storyId, row.publishedCount]));
}

/**
 * Opens the threads of stories that have none yet, and gives the events that tell of it, for the caller to append
 * with its own. Called with the first comment, or when staff set a mode.
 */
export async function openThreads(
  tx: Db,
  threads: { siteId: string; storyIds: readonly string[]; atMs: number },
): Promise<NewEvent[]> {
  const { siteId, storyIds, atMs } = threads;
  const rows = storyIds.map((storyId) => ({
    storyId,
    siteId,
    mode: 'open' as const,
    pinnedCommentId: null,
    publishedCount: 0,
  }));
  const opened = await tx
    .insertInto('threads')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('storyId')
    .execute();
  return opened.map(({ storyId }) => ({
    siteId,
    atMs,
    subject: `thread:${storyId}`,
    actor: 'system',
    action: 'thread.opened',
    facts: { state: 'open' },
  }));
}

/** Makes other changes in this thread wait until the transaction ends. SQLite has a single writer anyway. */
export async function lockThread(tx: Db, storyId: string): Promise<void> {
  if (!isPostgres(tx)) return;
  await locked(tx, tx.selectFrom('threads').select('storyId').where('storyId', '=', storyId)).execute();
}

export async function updateThread(
  tx: Db,
  storyId: string,
  changes: Partial<Pick<ThreadRow, 'mode' | 'pinnedCommentId'>>,
): Promise<void> {
  await tx.updateTable('threads').set(changes).where('storyId', '=', storyId).execute();
}
