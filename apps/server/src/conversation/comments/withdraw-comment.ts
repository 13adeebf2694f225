import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { changeCommentState } from './change-comment-state.ts';
import type { FoundComment } from './comments.queries.ts';
import { requireOwn } from './require-comment.ts';

/**
 * Takes the viewer's own comment down, at any time, also for somebody who is banned. Its replies stay where they are.
 * Does nothing to one that is down already, by whom ever, also where that happens at the same moment. Error codes:
 * `sign-in-needed`, `not-found`, `changed-meanwhile`.
 */
export async function withdrawComment(ctx: Ctx, input: { commentId: string }): Promise<FoundComment> {
  const comment = await requireOwn(ctx, input.commentId);
  if (!isUp(comment)) return comment;
  const atMs = ctx.clock.now();
  const actor = `person:${comment.authorId}`;
  try {
    await ctx.db
      .transaction()
      .execute((tx) =>
        changeCommentState(tx, { comment, to: 'withdrawn', actor, action: 'comment.withdrawn', atMs }),
      );
  } catch (error) {
    const isDown = error instanceof AppError && !isUp(await requireOwn(ctx, input.commentId));
    if (!isDown) throw error;
  }
  return comment;
}

function isUp(comment: FoundComment): boolean {
  return comment.state === 'published' || comment.state === 'held';
}
