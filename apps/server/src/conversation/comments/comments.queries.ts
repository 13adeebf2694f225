import { runTogether, type Db } from '../../db/index.ts';
import type { CommentRow, CommentTextRow } from './comments.tables.ts';

/** A comment with its newest text, who wrote it, and the story it stands under. */
export interface FoundComment extends CommentRow {
  readonly text: string;
  readonly salt: string;
  readonly authorName: string;
  readonly authorBadge: 'staff' | 'partner' | null;
  readonly storySlug: string;
  readonly storyHeadline: string;
}

function found(db: Db) {
  return db
    .selectFrom('comments')
    .innerJoin('commentTexts', (join) =>
      join
        .onRef('commentTexts.commentId', '=', 'comments.id')
        .onRef('commentTexts.version', '=', 'comments.textVersion'),
    )
    .innerJoin('people', 'people.id', 'comments.authorId')
    .innerJoin('stories', 'stories.id', 'comments.storyId')
    .selectAll('comments')
    .select([
      'commentTexts.text',
      'commentTexts.salt',
      'people.name as authorName',
      'people.badge as authorBadge',
      'stories.slug as storySlug',
      'stories.headline as storyHeadline',
    ]);
}

/** Whatever its state: who may see it is for the caller to say. */
export async function findComment(
  db: Db,
  key: { siteId: string; commentId: string },
): Promise<FoundComment | null> {
  const row = await found(db)
    .where('comments.id', '=', key.commentId)
    .where('comments.siteId', '=', key.siteId)
    .executeTakeFirst();
  return row ?? null;
}

/** What it answers, from the top-level comment down to its parent; empty for a top-level comment. */
export async function findContext(
  db: Db,
  comment: Pick<CommentRow, 'siteId' | 'parentId'>,
): Promise<FoundComment[]> {
  const chain: FoundComment[] = [];
  let parentId = comment.parentId;
  while (parentId !== null) {
    const parent = await findComment(db, { siteId: comment.siteId, commentId: parentId });
    if (!parent) break;
    chain.unshift(parent);
    parentId = parent.parentId;
  }
  return chain;
}

/** Every text that a comment has had, the first one first. For moderators. */
export function findTexts(db: Db, commentId: string): Promise<CommentTextRow[]> {
  return db
    .selectFrom('commentTexts')
    .selectAll()
    .where('commentId', '=', commentId)
    .orderBy('version')
    .execute();
}

/** A person's comments in every state, the newest first. For themselves and for moderators. */
export function listCommentsOf(
  db: Db,
  page: { siteId: string; personId: string; limit: number },
): Promise<FoundComment[]> {
  return found(db)
    .where('comments.authorId', '=', page.personId)
    .where('comments.siteId', '=', page.siteId)
    .orderBy('comments.createdAtMs', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(page.limit)
    .execute();
}

/** The row alone, as it stands now. */
export function findCommentRow(db: Db, commentId: string): Promise<CommentRow> {
  return db.selectFrom('comments').selectAll().where('id', '=', commentId).executeTakeFirstOrThrow();
}

/** Which comment a submission made, where it made one. */
export async function findSubmission(
  db: Db,
  key: { siteId: string; submissionKey: string },
): Promise<Pick<CommentRow, 'id' | 'state' | 'textVersion'> | null> {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'state', 'textVersion'])
    .where('siteId', '=', key.siteId)
    .where('submissionKey', '=', key.submissionKey)
    .executeTakeFirst();
  return row ?? null;
}

/** An author's newest comments, with what screening weighs. */
export function findRecentOf(
  db: Db,
  author: { authorId: string; limit: number },
): Promise<Pick<CommentRow, 'id' | 'state' | 'fingerprint' | 'createdAtMs'>[]> {
  return db
    .selectFrom('comments')
    .select(['id', 'state', 'fingerprint', 'createdAtMs'])
    .where('authorId', '=', author.authorId)
    .orderBy('createdAtMs', 'desc')
    .limit(author.limit)
    .execute();
}

/** How many comments of an author are published, counted no further than `upTo`. */
export async function countPublishedOf(db: Db, author: { authorId: string; upTo: number }): Promise<number> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('authorId', '=', author.authorId)
    .where('state', '=', 'published')
    .limit(author.upTo)
    .execute();
  return rows.length;
}

/** How many comments of an author are newer than a time. */
export async function countSince(db: Db, author: { authorId: string; afterMs: number }): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authorId', '=', author.authorId)
    .where('createdAtMs', '>', author.afterMs)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertComment(
  tx: Db,
  row: CommentRow,
  text: Pick<CommentTextRow, 'text' | 'salt'>,
): Promise<void> {
  const { id: commentId, textVersion: version, createdAtMs: writtenAtMs } = row;
  await runTogether(tx, [
    () => tx.insertInto('comments').values(row).execute(),
    () => insertText(tx, { ...text, commentId, version, writtenAtMs }),
  ]);
}

export async function insertText(tx: Db, row: CommentTextRow): Promise<void> {
  await tx.insertInto('commentTexts').values(row).execute();
}

export async function updateComment(
  tx: Db,
  commentId: string,
  changes: Partial<
    Pick<CommentRow, 'state' | 'hiddenAtMs' | 'textVersion' | 'fingerprint' | 'editedAtMs' | 'submissionKey'>
  >,
): Promise<void> {
  await tx.updateTable('comments').set(changes).where('id', '=', commentId).execute();
}
