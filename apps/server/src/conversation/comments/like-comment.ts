import type { Ctx } from '../../context.ts';
import { announce, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import type { FoundComment } from './comments.queries.ts';
import { requireAuthor } from './require-author.ts';
import { requireVisible } from './require-comment.ts';

/**
 * Likes somebody else's comment, or takes the like back: `likes` says which, so that a second click on the same button
 * changes nothing; left out, it is the other than now. Error codes: `sign-in-needed`, `person-banned`, `not-found`,
 * `own-comment`.
 */
export async function likeComment(
  ctx: Ctx,
  input: { commentId: string; likes?: boolean | undefined },
): Promise<FoundComment> {
  const { personId } = requireAuthor(ctx);
  const comment = await requireVisible(ctx, input.commentId);
  if (comment.authorId === personId) throw new AppError('own-comment');
  const like = { commentId: comment.id, personId };
  const likedAtMs = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const wasAdded = input.likes !== false && (await insertLike(tx, { ...like, likedAtMs }));
    const wasTaken = !wasAdded && input.likes !== true && (await deleteLike(tx, like));
    if (!wasAdded && !wasTaken) return;
    await countLike(tx, comment.id, wasAdded ? 1 : -1);
    const { siteId, storyId, id: commentId, rootId } = comment;
    await announce(tx, 'thread', { siteId, storyId, commentId, rootId, kind: 'thread' });
  });
  return comment;
}

/** True when it was not there before: of two at once, one is told so. */
async function insertLike(
  tx: Db,
  like: { commentId: string; personId: string; likedAtMs: number },
): Promise<boolean> {
  const added = await tx
    .insertInto('likes')
    .values(like)
    .onConflict((conflict) => conflict.doNothing())
    .returning('commentId')
    .execute();
  return added.length > 0;
}

async function deleteLike(tx: Db, like: { commentId: string; personId: string }): Promise<boolean> {
  const result = await tx
    .deleteFrom('likes')
    .where('commentId', '=', like.commentId)
    .where('personId', '=', like.personId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

async function countLike(tx: Db, commentId: string, by: 1 | -1): Promise<void> {
  await tx
    .updateTable('comments')
    .set((eb) => ({ likeCount: eb('likeCount', '+', by) }))
    .where('id', '=', commentId)
    .execute();
}
