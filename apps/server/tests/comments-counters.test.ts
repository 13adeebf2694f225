import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeCommentState,
  findComment,
  hideComment,
  insertImportedComments,
  submitComment,
  unhideComment,
  withdrawComment,
  type CommentState,
} from '../src/conversation/comments/index.ts';
import { openItem } from '../src/conversation/moderation/index.ts';
import { findStory } from '../src/newsroom/stories/index.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

type Act =
  | { kind: 'submit' | 'import'; on: number; isHeld: boolean; batch: number }
  | { kind: 'state'; on: number; to: CommentState }
  | { kind: 'withdraw' | 'hide' | 'unhide'; on: number };

const on = fc.nat({ max: 30 });
const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('submit' as const),
        on,
        isHeld: fc.boolean(),
        batch: fc.constant(1),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('import' as const),
        on,
        isHeld: fc.boolean(),
        batch: fc.integer({ min: 1, max: 5 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('state' as const),
        on,
        to: fc.constantFrom<CommentState>('published', 'removed', 'rejected', 'held', 'withdrawn'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('withdraw' as const, 'hide' as const, 'unhide' as const),
        on,
      }),
    },
  ),
  { minLength: 10, maxLength: 40 },
);

describe.each(engines)('the counters on %s', (engine) => {
  let news: TestNewsroom;
  let people: TestPerson[];
  let storyId: string;
  beforeAll(async () => {
    news = await openTestNewsroom(engine, { settings: { holdPhrases: ['muppet'] } });
    people = await Promise.all([news.person(), news.person()]);
    const found = { siteId: news.site.id, slug: news.storySlug, nowMs: news.clock.now() };
    storyId = (await findStory(news.db, found))?.id ?? '';
  });
  afterAll(() => news.close());

  let number = 0;

  async function act(one: Act, ids: string[]): Promise<void> {
    news.clock.pass({ seconds: 1 });
    const atMs = news.clock.now();
    const id = ids.length > 0 ? ids[one.on % ids.length] : undefined;
    const comment =
      id === undefined ? null : await findComment(news.db, { siteId: news.site.id, commentId: id });
    const actor = 'system';
    switch (one.kind) {
      case 'submit': {
        const isVisible = comment?.state === 'published' && comment.hiddenAtMs === null;
        const who = people[one.on % 2]!;
        const words = one.isHeld ? 'A muppet' : 'A comment';
        const input = {
          storySlug: news.storySlug,
          parentId: isVisible && one.on % 3 > 0 ? comment.id : null,
          text: `${words} with the number ${++number}`,
          submissionKey: String(number),
          agreesToRules: true,
        };
        ids.push((await submitComment(await who.ctx(), input, { openItem })).commentId);
        return;
      }
      case 'import': {
        const keys = Array.from({ length: one.batch }, () => `import:${++number}`);
        const comments = keys.map((importKey, place) => ({
          importKey,
          storyId,
          // The last first, so that parents come after their replies.
          parentKey: keys[place + 1] ?? comment?.importKey ?? null,
          authorId: people[0]!.personId,
          text: `Imported as ${importKey}`,
          createdAtMs: atMs + place,
          state: one.isHeld && place % 2 === 0 ? ('held' as const) : ('published' as const),
        }));
        const siteId = news.site.id;
        await news.db
          .transaction()
          .execute((tx) => insertImportedComments(tx, { siteId, comments, atMs }, { openItem }));
        const stored = await news.db
          .selectFrom('comments')
          .select('id')
          .where('importKey', 'in', keys)
          .execute();
        expect(stored).toHaveLength(one.batch);
        ids.push(...stored.map((row) => row.id));
        return;
      }
      case 'state':
        if (comment)
          await news.db
            .transaction()
            .execute((tx) =>
              changeCommentState(tx, { comment, to: one.to, actor, action: `comment.${one.to}`, atMs }),
            );
        return;
      case 'withdraw': {
        const author = people.find((who) => who.personId === comment?.authorId);
        if (comment && author) await withdrawComment(await author.ctx(), { commentId: comment.id });
        return;
      }
      case 'hide':
      case 'unhide': {
        const change = one.kind === 'hide' ? hideComment : unhideComment;
        if (comment) await news.db.transaction().execute((tx) => change(tx, { comment, atMs, actor }));
        return;
      }
    }
  }

  /** What the counters should be, from the rows alone. */
  async function recount() {
    const rows = await news.db.selectFrom('comments').selectAll().orderBy('id').execute();
    const seen = rows.filter((row) => row.state === 'published' && row.hiddenAtMs === null);
    const under = (id: string) =>
      seen.filter((row) => row.parentId !== null && (row.parentId === id || row.rootId === id)).length;
    return {
      published: seen.length,
      replies: rows.map((row) => [row.id, under(row.id)] as const),
      stored: rows.map((row) => [row.id, row.replyCount] as const),
    };
  }

  it(
    'are what a recount gives, after any sequence of acts, and the log proves the states',
    { timeout: 120_000 },
    async () => {
      const ids: string[] = [];
      await fc.assert(
        fc.asyncProperty(acts, async (sequence) => {
          for (const one of sequence) await act(one, ids);
          const { published, replies, stored } = await recount();
          expect(stored).toEqual(replies);
          const thread = await news.db.selectFrom('threads').selectAll().executeTakeFirst();
          expect(thread?.publishedCount ?? 0).toBe(published);
        }),
        { numRuns: 8 },
      );
      expect(ids.length).toBeGreaterThan(40);
      expect((await news.verify()).faults).toEqual([]);
    },
  );

  it('are right when everybody posts, answers, hides and withdraws at once', async () => {
    const root = await submitComment(
      await people[0]!.ctx(),
      {
        storySlug: news.storySlug,
        parentId: null,
        text: 'All at once',
        submissionKey: 'root',
        agreesToRules: true,
      },
      { openItem },
    );
    const ctxs = await Promise.all(people.map((who) => who.ctx()));
    const reply = async (place: number) => {
      const input = {
        storySlug: news.storySlug,
        parentId: root.commentId,
        text: `Reply at once ${place}`,
        submissionKey: `at once ${place}`,
        agreesToRules: true,
      };
      const { commentId } = await submitComment(ctxs[place % 2]!, input, { openItem });
      const comment = await findComment(news.db, { siteId: news.site.id, commentId });
      const atMs = news.clock.now();
      if (place % 3 === 0) await withdrawComment(ctxs[place % 2]!, { commentId });
      if (place % 3 === 1 && comment)
        await Promise.all(
          [1, 2].map(() =>
            news.db.transaction().execute((tx) => hideComment(tx, { comment, atMs, actor: 'guest' })),
          ),
        );
    };
    await Promise.all(Array.from({ length: 30 }, (_, place) => reply(place)));
    const { published, replies, stored } = await recount();
    expect(stored).toEqual(replies);
    expect(stored.find(([id]) => id === root.commentId)?.[1]).toBe(10);
    const thread = await news.db.selectFrom('threads').selectAll().executeTakeFirst();
    expect(thread?.publishedCount).toBe(published);
    expect((await news.verify()).faults).toEqual([]);
  });
});
