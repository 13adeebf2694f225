import type { Db } from '../../db/index.ts';

interface Place {
  readonly storyId: string;
  readonly personId: string;
}

/** The ids of a person's comments in a thread that everyone sees, the newest first. */
export async function listOwnShown(db: Db, place: Place & { limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('authorId', '=', place.personId)
    .where('storyId', '=', place.storyId)
    .where('state', '=', 'published')
    .where('hiddenAtMs', 'is', null)
    .orderBy('createdAtMs', 'desc')
    .limit(place.limit)
    .execute();
  return rows.map((row) => row.id);
}

/** The ids of the comments in a thread that a person likes, those liked last first. */
export async function listOwnLikes(db: Db, place: Place & { limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('likes')
    .innerJoin('comments', 'comments.id', 'likes.commentId')
    .select('comments.id')
    .where('likes.personId', '=', place.personId)
    .where('comments.storyId', '=', place.storyId)
    .where('comments.state', '=', 'published')
    .where('comments.hiddenAtMs', 'is', null)
    .orderBy('likes.likedAtMs', 'desc')
    .limit(place.limit)
    .execute();
  return rows.map((row) => row.id);
}
