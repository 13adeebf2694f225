import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertImportedComments, type CommentToImport } from '../src/conversation/comments/index.ts';
import { openItem } from '../src/conversation/moderation/index.ts';
import { ensureImportedAuthor } from '../src/newsroom/people/index.ts';
import { findStory } from '../src/newsroom/stories/index.ts';
import { commentOn, idsOn, readThread } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

describe.each(engines)('bringing in comments, on %s', (engine) => {
  let news: TestNewsroom;
  let storyId: string;
  let authorId: string;
  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    const story = await findStory(news.db, {
      siteId: news.site.id,
      slug: news.storySlug,
      nowMs: news.clock.now(),
    });
    storyId = story?.id ?? '';
    authorId = await news.db.transaction().execute((tx) =>
      ensureImportedAuthor(tx, {
        siteId: news.site.id,
        emailHash: null,
        importKey: 'wxr:author:1',
        name: 'Old Hand',
        atMs: news.clock.now(),
      }),
    );
  });
  afterAll(() => news.close());

  function comment(importKey: string, fields: Partial<CommentToImport> = {}): CommentToImport {
    const createdAtMs = Date.UTC(2012, 0, 1);
    return {
      importKey,
      storyId,
      parentKey: null,
      authorId,
      text: `Text of ${importKey}`,
      createdAtMs,
      state: 'published',
      ...fields,
    };
  }

  function bringIn(comments: readonly CommentToImport[]) {
    const input = { siteId: news.site.id, comments, atMs: news.clock.now() };
    return news.db.transaction().execute((tx) => insertImportedComments(tx, input, { openItem }));
  }

  async function rowOf(importKey: string) {
    return news.db
      .selectFrom('comments')
      .selectAll()
      .where('importKey', '=', importKey)
      .executeTakeFirstOrThrow();
  }

  it('keeps who answered whom, whatever their order, and when it was', async () => {
    const done = await bringIn([
      comment('a:3', { parentKey: 'a:2' }),
      comment('a:2', { parentKey: 'a:1' }),
      comment('a:1', { createdAtMs: Date.UTC(2011, 0, 1) }),
    ]);
    expect(done).toEqual({ comments: 3, held: 0 });
    const [first, second, third] = [await rowOf('a:1'), await rowOf('a:2'), await rowOf('a:3')];
    expect(first).toMatchObject({ parentId: null, rootId: first.id, depth: 0, replyCount: 2 });
    expect(second).toMatchObject({ parentId: first.id, rootId: first.id, depth: 1, replyCount: 1 });
    expect(third).toMatchObject({ parentId: second.id, rootId: first.id, depth: 2, replyCount: 0 });
    const page = await readThread(news.guest, '?sort=oldest');
    expect(idsOn(page)).toEqual([first.id, second.id, third.id]);
    expect(commentOn(page, first.id)).toContain('1 January 2011');
    expect(commentOn(page, first.id)).toContain('Old Hand');
  });

  it('adds nothing the second time, and what is new under what was there', async () => {
    const before = await news.db.selectFrom('events').select('seq').execute();
    expect(await bringIn([comment('a:1'), comment('a:1'), comment('a:2')])).toEqual({ comments: 0, held: 0 });
    expect(await news.db.selectFrom('events').select('seq').execute()).toHaveLength(before.length);
    expect(await bringIn([comment('a:3'), comment('a:4', { parentKey: 'a:3' }), comment('a:4')])).toEqual({
      comments: 1,
      held: 0,
    });
    expect((await rowOf('a:4')).rootId).toBe((await rowOf('a:1')).id);
    expect((await rowOf('a:1')).replyCount).toBe(3);
    expect((await rowOf('a:3')).replyCount).toBe(1);
  });

  it('lets a reply stand by itself when what it answers is unknown, elsewhere, or a ring', async () => {
    await bringIn([
      comment('b:1', { parentKey: 'b:skipped' }),
      comment('b:2', { parentKey: 'b:2' }),
      comment('b:3', { parentKey: 'b:4' }),
      comment('b:4', { parentKey: 'b:3' }),
    ]);
    expect((await rowOf('b:1')).parentId).toBeNull();
    expect((await rowOf('b:2')).parentId).toBeNull();
    const ring = [await rowOf('b:3'), await rowOf('b:4')];
    expect(ring.filter((row) => row.parentId === null)).toHaveLength(1);
  });

  it('holds what waited where it comes from, out of sight and in the queue', async () => {
    expect(await bringIn([comment('c:1', { state: 'held' }), comment('c:2', { parentKey: 'c:1' })])).toEqual({
      comments: 2,
      held: 1,
    });
    const held = await rowOf('c:1');
    const queue = await news.db
      .selectFrom('queueItems')
      .selectAll()
      .where('commentId', '=', held.id)
      .execute();
    expect(queue).toMatchObject([{ cause: 'held', state: 'open', severity: 1 }]);
    const page = await readThread(news.guest);
    expect(page).not.toContain('Text of c:1');
    expect(commentOn(page, held.id)).toContain('This comment is not shown.');
    expect(page).toContain('Text of c:2');
  });

  it('takes texts of any length, as text', async () => {
    const text = `<b>Long</b> ${'word '.repeat(3000)}`;
    await bringIn([comment('d:1', { text })]);
    const page = await readThread(news.guest);
    expect(page).toContain('&lt;b>Long&lt;/b> word');
    const { id } = await rowOf('d:1');
    expect(commentOn(page, id).split('word').length).toBe(3001);
  });

  it('takes some thousands at once, and the log proves every one', async () => {
    const many = Array.from({ length: 2100 }, (_, place) =>
      comment(`e:${place}`, { parentKey: place % 3 === 0 ? null : `e:${place - (place % 3)}` }),
    );
    expect(await bringIn(many)).toEqual({ comments: 2100, held: 0 });
    const thread = await news.db.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
    const published = await news.db
      .selectFrom('comments')
      .select('id')
      .where('state', '=', 'published')
      .execute();
    expect(thread.publishedCount).toBe(published.length);
    expect((await rowOf('e:3')).replyCount).toBe(2);
    expect((await news.verify()).faults).toEqual([]);
  });
});
