import type { Ctx } from '../../context.ts';
import { changeCommentState } from './change-comment-state.ts';
import type { FoundComment } from './comments.queries.ts';
import { requireOwn } from './require-comment.ts';

/**
 * Takes the viewer's own comment down, at any time, also for somebody who is banned. Its replies stay where they are.
 * Does nothing to one that is down already, by whom ever. Error codes: `sign-in-needed`, `not-found`,
 * `changed-meanwhile`.
 */
export async function withdrawComment(ctx: Ctx, input: { commentId: string }): Promise<FoundComment> {
  const comment = await requireOwn(ctx, input.commentId);
  if (comment.state !== 'published' && comment.state !== 'held') return comment;
  const atMs = ctx.clock.now();
  const actor = `person:${comment.authorId}`;
  await ctx.db
    .transaction()
    .execute((tx) =>
      changeCommentState(tx, { comment, to: 'withdrawn', actor, action: 'comment.withdrawn', atMs }),
    );
  return comment;
}
