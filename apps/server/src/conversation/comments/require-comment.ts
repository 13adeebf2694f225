import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findComment, type FoundComment } from './comments.queries.ts';
import { findThread } from './threads.queries.ts';
import { isVisible } from './visible.ts';

/** A comment that everyone sees. Error codes: `not-found`. */
export async function requireVisible(ctx: Ctx, commentId: string): Promise<FoundComment> {
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (comment === null || !isVisible(comment)) throw new AppError('not-found');
  const thread = await findThread(ctx.db, comment.storyId);
  if (thread?.mode === 'hidden') throw new AppError('not-found');
  return comment;
}

/** A comment of the viewer's own, in any state. Error codes: `sign-in-needed`, `not-found`. */
export async function requireOwn(ctx: Ctx, commentId: string): Promise<FoundComment> {
  if (ctx.viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (comment?.authorId !== ctx.viewer.personId) throw new AppError('not-found');
  return comment;
}
