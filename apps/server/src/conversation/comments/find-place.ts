import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findComment, type FoundComment } from './comments.queries.ts';
import { findCursorAbove } from './thread-page.queries.ts';
import { threadHref } from './thread-query.ts';
import { rootsPerPage } from './thread-page.ts';
import { findThread } from './threads.queries.ts';
import { isVisible } from './visible.ts';

/**
 * The address of the page, newest first, on which a comment stands: for its permanent link. Error codes: `not-found`
 * for one that the viewer is not shown.
 */
export async function findCommentHref(ctx: Ctx, commentId: string): Promise<string> {
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (!comment) throw new AppError('not-found');
  const isOwnHeld =
    comment.state === 'held' &&
    comment.hiddenAtMs === null &&
    ctx.viewer.kind === 'person' &&
    ctx.viewer.personId === comment.authorId;
  const holdsPlace = comment.replyCount > 0;
  if (!isVisible(comment) && !isOwnHeld && !holdsPlace) throw new AppError('not-found');
  return placeHref(ctx, comment);
}

/** As `findCommentHref`, for a comment that the caller knows; `posted` shows its author the receipt there. */
export async function placeHref(
  ctx: Ctx,
  comment: Pick<FoundComment, 'id' | 'storyId' | 'storySlug' | 'rootId' | 'depth'>,
  options: { isPosted?: boolean; hash?: string } = {},
): Promise<string> {
  const thread = await findThread(ctx.db, comment.storyId);
  const viewerId = ctx.viewer.kind === 'person' ? ctx.viewer.personId : null;
  const exceptId = thread?.pinnedCommentId ?? null;
  const after =
    comment.rootId === exceptId
      ? null
      : await findCursorAbove(ctx.db, {
          storyId: comment.storyId,
          rootId: comment.rootId,
          viewerId,
          exceptId,
          limit: rootsPerPage,
        });
  return threadHref(comment.storySlug, {
    after,
    ...(options.isPosted === true && { posted: comment.id }),
    ...(options.isPosted !== true && comment.depth > 0 && { at: comment.id }),
    hash: options.hash ?? `comment-${comment.id}`,
  });
}
