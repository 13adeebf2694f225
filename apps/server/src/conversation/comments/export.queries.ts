import type { Db } from '../../db/index.ts';
import type { CommentRow } from './comments.tables.ts';

/** Of every comment of a story, what its place in an export is found by. */
export function listExportPlaces(
  db: Db,
  storyId: string,
): Promise<Pick<CommentRow, 'id' | 'importKey' | 'depth' | 'createdAtMs'>[]> {
  return db
    .selectFrom('comments')
    .select(['id', 'importKey', 'depth', 'createdAtMs'])
    .where('storyId', '=', storyId)
    .execute();
}

export type ExportedComment = Pick<
  CommentRow,
  | 'id'
  | 'importKey'
  | 'parentId'
  | 'authorId'
  | 'state'
  | 'createdAtMs'
  | 'editedAtMs'
  | 'likeCount'
  | 'hiddenAtMs'
> & {
  readonly text: string;
};

/** The newest text of each of these comments with what an export says of it, in no particular order. */
export function findExported(db: Db, commentIds: readonly string[]): Promise<ExportedComment[]> {
  return db
    .selectFrom('comments')
    .innerJoin('commentTexts', (join) =>
      join
        .onRef('commentTexts.commentId', '=', 'comments.id')
        .onRef('commentTexts.version', '=', 'comments.textVersion'),
    )
    .select([
      'comments.id',
      'comments.importKey',
      'comments.parentId',
      'comments.authorId',
      'comments.state',
      'comments.createdAtMs',
      'comments.editedAtMs',
      'comments.likeCount',
      'comments.hiddenAtMs',
      'commentTexts.text',
    ])
    .where('comments.id', 'in', commentIds)
    .execute();
}
