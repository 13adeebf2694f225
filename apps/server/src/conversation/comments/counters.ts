import type { Db } from '../../db/index.ts';
import type { CommentRow } from './comments.tables.ts';

type Placed = Pick<CommentRow, 'storyId' | 'parentId' | 'rootId'>;

/**
 * The one place that keeps the counters when a comment comes into sight (1) or goes from it (-1): the thread's
 * `publishedCount`, and the `replyCount` of its parent and of the top-level comment it hangs under. Takes the
 * thread's row first, so that two changes in one thread wait for each other and never lock crosswise.
 */
export async function moveCounters(tx: Db, comment: Placed, by: 1 | -1): Promise<void> {
  await addPublished(tx, [comment.storyId], by);
  const above = aboveOf(comment);
  if (above.length > 0) await addReplies(tx, above, by);
}

/**
 * The same for many published comments that are about to be stored together: what hangs under a row of the list is
 * counted in that row, the rest in the tables.
 */
export async function countImported(tx: Db, rows: readonly CommentRow[]): Promise<void> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const published = rows.filter((row) => row.state === 'published');
  const elsewhere: string[] = [];
  for (const id of published.flatMap(aboveOf)) {
    const row = byId.get(id);
    if (row) row.replyCount += 1;
    else elsewhere.push(id);
  }
  for (const [count, ids] of tally(published.map((row) => row.storyId))) await addPublished(tx, ids, count);
  for (const [count, ids] of tally(elsewhere)) await addReplies(tx, ids, count);
}

/** The comments that count this one among their replies. */
function aboveOf(comment: Placed): string[] {
  return comment.parentId === null ? [] : [...new Set([comment.rootId, comment.parentId])];
}

/** How often each id occurs, as the ids that occur so often: one statement for each number. */
function tally(ids: readonly string[]): Map<number, string[]> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Map.groupBy([...counts.keys()].sort(), (id) => counts.get(id) ?? 0);
}

async function addPublished(tx: Db, storyIds: readonly string[], count: number): Promise<void> {
  await tx
    .updateTable('threads')
    .set((eb) => ({ publishedCount: eb('publishedCount', '+', count) }))
    .where('storyId', 'in', storyIds)
    .execute();
}

async function addReplies(tx: Db, commentIds: readonly string[], count: number): Promise<void> {
  await tx
    .updateTable('comments')
    .set((eb) => ({ replyCount: eb('replyCount', '+', count) }))
    .where('id', 'in', commentIds)
    .execute();
}
