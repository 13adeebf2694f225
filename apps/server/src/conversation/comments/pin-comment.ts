import type { Ctx } from '../../context.ts';
import { announce } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import type { FoundComment } from './comments.queries.ts';
import { actorOf } from './require-author.ts';
import { requireVisible } from './require-comment.ts';
import { findThread, updateThread } from './threads.queries.ts';

/**
 * Puts a top-level comment at the top of its thread, in place of the one that is there, or takes it from there. Does
 * nothing where it is so already. For moderators. Error codes: `not-found`, `request-invalid` for a reply.
 */
export async function pinComment(
  ctx: Ctx,
  input: { commentId: string; isPinned: boolean },
): Promise<FoundComment> {
  const comment = await requireVisible(ctx, input.commentId);
  if (comment.depth > 0)
    throw new AppError('request-invalid', { params: { detail: 'a reply cannot be at the top' } });
  const { siteId, storyId, id } = comment;
  const thread = await findThread(ctx.db, storyId);
  if ((thread?.pinnedCommentId === id) === input.isPinned) return comment;
  const atMs = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    await updateThread(tx, storyId, { pinnedCommentId: input.isPinned ? id : null });
    await announce(tx, 'thread', { siteId, storyId, commentId: null, rootId: null, kind: 'thread' });
    const action = input.isPinned ? 'thread.pinned' : 'thread.unpinned';
    await appendEvents(tx, [
      { siteId, atMs, subject: `thread:${storyId}`, actor: actorOf(ctx), action, facts: { comment: id } },
    ]);
  });
  return comment;
}
