import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findComment, findThread, type FoundComment } from '../comments/index.ts';

/**
 * Whether a report about the comment is taken: also for one that another report has hidden since the form was opened,
 * so that nothing which somebody has written about a danger is turned away.
 */
export async function isReportable(ctx: Ctx, comment: FoundComment): Promise<boolean> {
  if (comment.state !== 'published') return false;
  const thread = await findThread(ctx.db, comment.storyId);
  return thread?.mode !== 'hidden';
}

/** The comment that the form is about. Throws `not-found` for one that readers do not see, and `own-comment`. */
export async function findReportable(ctx: Ctx, commentId: string): Promise<FoundComment> {
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (comment?.hiddenAtMs !== null || !(await isReportable(ctx, comment))) throw new AppError('not-found');
  if (ctx.viewer.kind === 'person' && ctx.viewer.personId === comment.authorId)
    throw new AppError('own-comment');
  return comment;
}
