import type { Db } from '../../db/index.ts';
import type { CommentRow } from './comments.tables.ts';

/**
 * The one place that keeps the counters of a single comment's coming (1) and going (-1): the thread's
 * `publishedCount`, and the `replyCount` of its parent and of the top-level comment it hangs under. Takes the
 * thread's row first, so that two changes in one thread wait for each other and never lock crosswise.
 */
export async function moveCounters(
  tx: Db,
  comment: Pick<CommentRow, 'storyId' | 'parentId' | 'rootId'>,
  by: 1 | -1,
): Promise<void> {
  await tx
    .updateTable('threads')
    .set((eb) => ({ publishedCount: eb('publishedCount', '+', by) }))
    .where('storyId', '=', comment.storyId)
    .execute();
  if (comment.parentId === null) return;
  await tx
    .updateTable('comments')
    .set((eb) => ({ replyCount: eb('replyCount', '+', by) }))
    .where('id', 'in', [...new Set([comment.rootId, comment.parentId])])
    .execute();
}
