import { CompiledQuery, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findReplies, findRoots } from '../src/conversation/comments/thread-page.queries.ts';
import { sorts } from '../src/conversation/comments/thread-query.ts';
import type { Db } from '../src/db/index.ts';
import { openTestDb, type TestDb } from './support/newsroom.ts';

const id = '01890000-0000-7000-8000-000000000001';
let test: TestDb;
beforeAll(async () => {
  test = await openTestDb('sqlite');
});
afterAll(() => test.close());

/** How SQLite would answer what `ask` asks. */
async function planOf(ask: (db: Db) => Promise<unknown>): Promise<string> {
  const nodes: RootOperationNode[] = [];
  const watched = test.db.withPlugin({
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await ask(watched);
  const plans = await Promise.all(
    nodes.map(async (node) => {
      const query = test.db.getExecutor().compileQuery(node, { queryId: 'plan' });
      const explained = CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]);
      const { rows } = await test.db.executeQuery<{ detail: string }>(explained);
      return rows.map((row) => row.detail).join('\n');
    }),
  );
  return plans.join('\n');
}

const indexes = {
  newest: 'commentsNewest',
  oldest: 'commentsNewest',
  replied: 'commentsReplied',
  liked: 'commentsLiked',
};
const places = sorts.flatMap((sort) =>
  [null, id].flatMap((viewerId) => [null, { value: 7, id }].map((after) => ({ sort, viewerId, after }))),
);

it.each(places)(
  'a page of a thread is read from the index of its sort: $sort, viewer $viewerId, after $after',
  async (place) => {
    const plan = await planOf((db) => findRoots(db, { ...place, storyId: id, exceptId: id, limit: 51 }));
    expect(plan).toContain(`SEARCH comments USING INDEX ${indexes[place.sort]} (storyId=?`);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE|MULTI-INDEX/);
    if (place.after) expect(plan).toMatch(/\(storyId=\? AND \(\w+,id\)[<>]\(\?,\?\)\)/);
  },
);

it('replies are read from the index of their top-level comments, and likes by key', async () => {
  const plan = await planOf((db) => findReplies(db, { rootIds: [id, id], viewerId: id }));
  expect(plan).toContain('SEARCH comments USING INDEX commentsByRoot (rootId=?');
  expect(plan).toContain('SEARCH likes USING INDEX sqlite_autoindex_likes_1 (commentId=? AND personId=?)');
  expect(plan).not.toContain('SCAN');
});
