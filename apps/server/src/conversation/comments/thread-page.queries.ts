import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Database, Db } from '../../db/index.ts';
import type { CommentRow } from './comments.tables.ts';
import type { Cursor, Sort } from './thread-query.ts';

/** A comment as a page shows it. */
export interface ListedComment extends Pick<
  CommentRow,
  | 'id'
  | 'parentId'
  | 'rootId'
  | 'depth'
  | 'authorId'
  | 'state'
  | 'textVersion'
  | 'likeCount'
  | 'replyCount'
  | 'createdAtMs'
  | 'editedAtMs'
  | 'hiddenAtMs'
> {
  /** null where the text was erased. */
  readonly text: string | null;
  readonly authorName: string;
  readonly authorBadge: 'staff' | 'partner' | null;
  /** 1 where the viewer likes it. */
  readonly isLiked: 0 | 1;
}

/** How the index of each sort runs. */
const orders = {
  newest: { column: 'createdAtMs', direction: 'desc', beyond: '<' },
  oldest: { column: 'createdAtMs', direction: 'asc', beyond: '>' },
  replied: { column: 'replyCount', direction: 'desc', beyond: '<' },
  liked: { column: 'likeCount', direction: 'desc', beyond: '<' },
} as const satisfies Record<Sort, { column: keyof CommentRow; direction: 'asc' | 'desc'; beyond: '<' | '>' }>;

/** Where a comment stands in a sort. */
export function cursorOf(sort: Sort, comment: ListedComment): Cursor {
  return { value: comment[orders[sort].column], id: comment.id };
}

export interface RootPage {
  readonly storyId: string;
  readonly viewerId: string | null;
  readonly sort: Sort;
  readonly after: Cursor | null;
  /** The pinned comment, which is shown above the list. */
  readonly exceptId: string | null;
  readonly limit: number;
}

/** Top-level comments of a thread, in the order of the sort, read from its index. */
export function findRoots(db: Db, page: RootPage): Promise<ListedComment[]> {
  const { column, direction, beyond } = orders[page.sort];
  const { after, exceptId } = page;
  let query = listed(db, page.viewerId)
    .where('comments.storyId', '=', page.storyId)
    .where('comments.depth', '=', sql.lit(0))
    .where((eb) => isSeenBy(eb, page.viewerId))
    .orderBy(`comments.${column}`, direction)
    .orderBy('comments.id', direction)
    .limit(page.limit);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple(`comments.${column}`, 'comments.id'), beyond, eb.tuple(after.value, after.id)),
    );
  if (exceptId !== null) query = query.where('comments.id', '!=', exceptId);
  return query.execute();
}

/**
 * The cursor of a page, newest first, that begins with this top-level comment; null when it stands on the first page.
 */
export async function findCursorAbove(
  db: Db,
  place: { storyId: string; rootId: string; viewerId: string | null; exceptId: string | null; limit: number },
): Promise<Cursor | null> {
  const root = await db
    .selectFrom('comments')
    .select(['createdAtMs', 'id'])
    .where('id', '=', place.rootId)
    .executeTakeFirstOrThrow();
  const after = { value: root.createdAtMs, id: root.id };
  const { storyId, viewerId, exceptId, limit } = place;
  // The same list read the other way: the newer ones, the nearest first.
  const newer = await findRoots(db, { storyId, viewerId, exceptId, limit, sort: 'oldest', after });
  const [nearest] = newer;
  return nearest && newer.length === limit ? { value: nearest.createdAtMs, id: nearest.id } : null;
}

/** One top-level comment, where the viewer may see it. */
export async function findRoot(
  db: Db,
  key: { id: string; storyId: string; viewerId: string | null },
): Promise<ListedComment | null> {
  const row = await listed(db, key.viewerId)
    .where('comments.id', '=', key.id)
    .where('comments.storyId', '=', key.storyId)
    .where((eb) => isSeenBy(eb, key.viewerId))
    .executeTakeFirst();
  return row ?? null;
}

/** All that hangs under these top-level comments, the oldest first; also what is gone, because others may hang on it. */
export function findReplies(
  db: Db,
  under: { rootIds: readonly string[]; viewerId: string | null },
): Promise<ListedComment[]> {
  return listed(db, under.viewerId)
    .where('comments.rootId', 'in', under.rootIds)
    .where('comments.depth', '>', 0)
    .where((eb) =>
      eb.or([eb('comments.state', 'in', ['removed', 'withdrawn']), isSeenBy(eb, under.viewerId)]),
    )
    .orderBy('comments.createdAtMs')
    .orderBy('comments.id')
    .execute();
}

/** A person's own comments in a thread that wait, or were written since, as far as they are not hidden; the oldest first. */
export function listOwnOpen(
  db: Db,
  own: { storyId: string; personId: string; sinceMs: number; limit: number },
): Promise<ListedComment[]> {
  return listed(db, own.personId)
    .where('comments.authorId', '=', own.personId)
    .where('comments.storyId', '=', own.storyId)
    .where('comments.hiddenAtMs', 'is', null)
    .where((is) =>
      is.or([
        is('comments.state', '=', 'held'),
        is.and([is('comments.state', '=', 'published'), is('comments.createdAtMs', '>=', own.sinceMs)]),
      ]),
    )
    .orderBy('comments.createdAtMs')
    .orderBy('comments.id')
    .limit(own.limit)
    .execute();
}

/** Comments with all that a page shows of each; what the viewer likes is looked up by key, row by row. */
function listed(db: Db, viewerId: string | null) {
  return db
    .selectFrom('comments')
    .innerJoin('people', 'people.id', 'comments.authorId')
    .leftJoin('commentTexts', (join) =>
      join
        .onRef('commentTexts.commentId', '=', 'comments.id')
        .onRef('commentTexts.version', '=', 'comments.textVersion'),
    )
    .select([
      'comments.id',
      'comments.parentId',
      'comments.rootId',
      'comments.depth',
      'comments.authorId',
      'comments.state',
      'comments.textVersion',
      'comments.likeCount',
      'comments.replyCount',
      'comments.createdAtMs',
      'comments.editedAtMs',
      'comments.hiddenAtMs',
      'commentTexts.text',
      'people.name as authorName',
      'people.badge as authorBadge',
    ])
    .select((eb) =>
      viewerId === null
        ? eb.lit(0).as('isLiked')
        : eb.case().when(isLikedBy(eb, viewerId)).then(eb.lit(1)).else(eb.lit(0)).end().as('isLiked'),
    );
}

/** Published and not hidden, or holding the place of replies that are, or waiting and the viewer's own. */
function isSeenBy(eb: ExpressionBuilder<Database, 'comments'>, viewerId: string | null): Expression<SqlBool> {
  const isPublished = eb.and([eb('comments.state', '=', 'published'), eb('comments.hiddenAtMs', 'is', null)]);
  const seen = [isPublished, eb('comments.replyCount', '>', 0)];
  if (viewerId === null) return eb.or(seen);
  return eb.or([
    ...seen,
    eb.and([
      eb('comments.authorId', '=', viewerId),
      eb('comments.state', '=', 'held'),
      eb('comments.hiddenAtMs', 'is', null),
    ]),
  ]);
}

function isLikedBy(eb: ExpressionBuilder<Database, 'comments'>, viewerId: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('likes')
      .select('likes.likedAtMs')
      .whereRef('likes.commentId', '=', 'comments.id')
      .where('likes.personId', '=', viewerId),
  );
}
