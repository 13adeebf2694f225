import { digestText, type LedgerProjection } from '../../newsroom/ledger/index.ts';

/** Every comment's state, and the digest of its text where that is still there. */
const commentsProjection: LedgerProjection = {
  kind: 'comment',
  readStates: async (db, { siteId, afterId, limit }) => {
    const rows = await db
      .selectFrom('comments')
      .leftJoin('commentTexts', (join) =>
        join
          .onRef('commentTexts.commentId', '=', 'comments.id')
          .onRef('commentTexts.version', '=', 'comments.textVersion'),
      )
      .select(['comments.id', 'comments.state', 'commentTexts.text', 'commentTexts.salt'])
      .where('comments.siteId', '=', siteId)
      .where('comments.id', '>', afterId)
      .orderBy('comments.id')
      .limit(limit)
      .execute();
    return rows.map(({ id, state, text, salt }) =>
      text === null || salt === null ? { id, state } : { id, state, digest: digestText(text, salt) },
    );
  },
};

/** How each thread takes comments. */
const threadsProjection: LedgerProjection = {
  kind: 'thread',
  readStates: (db, { siteId, afterId, limit }) =>
    db
      .selectFrom('threads')
      .select(['storyId as id', 'mode as state'])
      .where('siteId', '=', siteId)
      .where('storyId', '>', afterId)
      .orderBy('storyId')
      .limit(limit)
      .execute(),
};

/** What `folkmoot verify` holds against the log. */
export const commentsProjections: readonly LedgerProjection[] = [commentsProjection, threadsProjection];
