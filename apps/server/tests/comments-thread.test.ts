import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commentCounts,
  findComment,
  hideComment,
  unhideComment,
} from '../src/conversation/comments/index.ts';
import { createStory } from '../src/newsroom/stories/index.ts';
import { commentOn, idsOn, post, readThread, send } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

describe.each(engines)('a thread on %s', (engine) => {
  let news: TestNewsroom;
  let ida: TestPerson;
  let bea: TestPerson;
  let editor: TestPerson;
  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    ida = await news.person();
    bea = await news.person();
    editor = await news.person({ role: 'moderator', badge: 'staff' });
  });
  afterAll(() => news.close());

  let stories = 0;

  /** A story of its own for a test, with its slug. */
  async function addStory(): Promise<string> {
    const atMs = news.clock.now();
    const slug = `story-${++stories}`;
    await news.db.transaction().execute((tx) =>
      createStory(tx, {
        siteId: news.site.id,
        sectionId: null,
        slug,
        headline: 'A story',
        standfirst: '',
        byline: 'Ida Marsh',
        body: 'Text.',
        publishedAtMs: atMs - 1000,
        atMs,
      }),
    );
    return slug;
  }

  async function rowOf(commentId: string) {
    const row = await findComment(news.db, { siteId: news.site.id, commentId });
    if (!row) throw new Error(`There is no comment ${commentId}.`);
    return row;
  }

  /** Walks the pager from the first page to the last. */
  async function readAll(storySlug: string, sort: string): Promise<string[][]> {
    const pages: string[][] = [];
    let query = `?sort=${sort}`;
    for (;;) {
      const page = await readThread(news.guest, query, storySlug);
      pages.push(idsOn(page));
      const next = /<a href="\/stories\/[^"?]+(\?[^"#]*after=[^"#]+)#thread">More comments/.exec(page)?.[1];
      if (next === undefined) return pages;
      query = next.replaceAll('&amp;', '&');
    }
  }

  describe('with 120 comments', () => {
    let storySlug: string;
    const ids: string[] = [];
    const likes = new Map<string, number>();
    const replies = new Map<string, number>();

    beforeAll(async () => {
      storySlug = await addStory();
      for (let number = 0; number < 120; number += 1) {
        // Some within the same millisecond.
        if (number % 4 !== 0) news.clock.pass({ seconds: 1 });
        ids.push(await post(number % 2 ? ida : bea, `Comment number ${number}`, { storySlug }));
      }
      // Counted by the module elsewhere; here only the order matters.
      for (const [place, id] of ids.entries()) {
        likes.set(id, (place * 7) % 11);
        replies.set(id, (place * 5) % 13);
        await news.db
          .updateTable('comments')
          .set({ likeCount: (place * 7) % 11, replyCount: (place * 5) % 13 })
          .where('id', '=', id)
          .execute();
      }
    });

    it.each([
      ['newest', (id: string) => -ids.indexOf(id)],
      ['oldest', (id: string) => ids.indexOf(id)],
      ['replied', (id: string) => -(replies.get(id) ?? 0)],
      ['liked', (id: string) => -(likes.get(id) ?? 0)],
    ])('shows all of them once, 50 a page, in the sort “%s”', async (sort, rank) => {
      const pages = await readAll(storySlug, sort);
      expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
      const shown = pages.flat();
      expect(new Set(shown).size).toBe(120);
      const ranks = await Promise.all(
        shown.map(async (id) =>
          sort === 'newest' || sort === 'oldest'
            ? (await rowOf(id)).createdAtMs * (sort === 'newest' ? -1 : 1)
            : rank(id),
        ),
      );
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    });

    it('keeps its pages when new comments come in between', async () => {
      const [first = [], second] = await readAll(storySlug, 'newest');
      const page = await readThread(news.guest, '', storySlug);
      const next = /(\?after=[^"#]+)#thread">More comments/.exec(page)?.[1] ?? '';
      news.clock.pass({ seconds: 1 });
      const late = await post(ida, 'A late one', { storySlug });
      expect(idsOn(await readThread(news.guest, next, storySlug))).toEqual(second);
      expect(idsOn(await readThread(news.guest, '', storySlug))).toEqual([late, ...first.slice(0, 49)]);
      await ida.post(`/comments/${late}/withdraw`);
    });

    it('leads from a permanent link to the page where the comment stands', async () => {
      for (const place of [119, 80, 60, 0]) {
        const id = ids[place] ?? '';
        const response = await news.guest.get(`/comments/${id}`);
        expect(response.statusCode).toBe(302);
        const [address = '', hash] = String(response.headers.location).split('#');
        expect(hash).toBe(`comment-${id}`);
        expect(idsOn((await news.guest.get(address)).body)).toContain(id);
      }
      expect((await news.guest.get(`/comments/${ids[119]}`)).headers.location).not.toContain('after');
      // A reply that is posted far down leads there, too.
      const reply = await send(ida, { text: 'Found you down here', parentId: ids[3] ?? '', storySlug });
      const address = String(reply.headers.location).split('#')[0] ?? '';
      expect((await ida.get(address)).body).toContain('Found you down here');
    });

    it('shows the first page for a cursor that is none of its own', async () => {
      const first = idsOn(await readThread(news.guest, '', storySlug));
      const liked = /after=([^"#]+)#/.exec(await readThread(news.guest, '?sort=liked', storySlug))?.[1] ?? '';
      for (const after of ['nonsense', liked, Buffer.from('["newest","1","x"]').toString('base64url'), '%00'])
        expect(idsOn(await readThread(news.guest, `?after=${after}`, storySlug))).toEqual(first);
      expect(idsOn(await readThread(news.guest, '?sort=loudest', storySlug))).toEqual(first);
      expect(idsOn(await readThread(news.guest, '?sort=oldest&sort=liked', storySlug))).toEqual(first);
    });
  });

  it('sets replies under what they answer, three levels deep, and deeper ones with whom they answer', async () => {
    const storySlug = await addStory();
    const chain = [await post(ida, 'Level 0', { storySlug })];
    for (let level = 1; level <= 5; level += 1) {
      const who = level % 2 ? bea : ida;
      chain.push(await post(who, `Level ${level}`, { storySlug, parentId: chain[level - 1] ?? '' }));
    }
    const page = await readThread(news.guest, '', storySlug);
    const lists = (id: string) => {
      const before = page.slice(
        page.indexOf('<ol class="comment-list">'),
        page.indexOf(`id="comment-${id}"`),
      );
      return before.split('<ol').length - before.split('</ol>').length;
    };
    expect(chain.map(lists)).toEqual([1, 2, 3, 4, 4, 4]);
    expect(commentOn(page, chain[3] ?? '')).not.toContain('In reply to');
    expect(commentOn(page, chain[4] ?? '')).toContain(`In reply to ${bea.name}`);
    expect(commentOn(page, chain[5] ?? '')).toContain(`In reply to ${ida.name}`);
    expect((await rowOf(chain[5] ?? '')).parentId).toBe(chain[4]);
    expect(page).toContain('>6 comments</h2>');
  });

  it('shows replies the oldest first, folds those past five, and opens the fold for a link into it', async () => {
    const storySlug = await addStory();
    const root = await post(ida, 'Who is coming?', { storySlug });
    const replies: string[] = [];
    for (let number = 1; number <= 8; number += 1) {
      news.clock.pass({ seconds: 1 });
      replies.push(await post(bea, `I am, ${number}`, { storySlug, parentId: root }));
    }
    const page = await readThread(news.guest, '', storySlug);
    expect(idsOn(page)).toEqual([root, ...replies]);
    expect(page).toContain('Show 3 more replies');
    expect(page.indexOf('more-replies')).toBeGreaterThan(page.indexOf(replies[4] ?? ''));
    expect(page.indexOf('more-replies')).toBeLessThan(page.indexOf(replies[5] ?? ''));
    expect(page).not.toContain('<details class="more-replies" open');
    const link = await news.guest.get(`/comments/${replies[6]}`);
    const opened = await news.guest.get(String(link.headers.location).split('#')[0] ?? '');
    expect(opened.body).toContain('<details class="more-replies" open');
  });

  it('has a pinned comment first, whatever the sort, and once', async () => {
    const storySlug = await addStory();
    const old = await post(ida, 'The old one', { storySlug });
    news.clock.pass({ seconds: 1 });
    const fresh = await post(ida, 'The new one', { storySlug });
    const reply = await post(bea, 'A reply to it', { storySlug, parentId: old });
    expect((await ida.post(`/desk/comments/${old}/pin`)).statusCode).toBe(403);
    expect((await editor.post(`/desk/comments/${reply}/pin`)).statusCode).toBe(400);
    expect((await editor.post(`/desk/comments/${old}/pin`, { pinned: 'yes' })).statusCode).toBe(303);
    for (const query of ['', '?sort=oldest', '?sort=liked', '?sort=replied']) {
      const page = await readThread(news.guest, query, storySlug);
      expect(idsOn(page)).toEqual([old, reply, fresh]);
      expect(commentOn(page, old)).toContain('Pinned by the newsroom');
    }
    // One at a time; and taking one down that is not there changes nothing.
    await editor.post(`/desk/comments/${fresh}/pin`, { pinned: 'yes' });
    await editor.post(`/desk/comments/${old}/pin`, { pinned: 'no' });
    expect(idsOn(await readThread(news.guest, '?sort=oldest', storySlug))).toEqual([fresh, old, reply]);
    expect(commentOn(await readThread(editor, '', storySlug), fresh)).toContain('Unpin');
    await editor.post(`/desk/comments/${fresh}/pin`, { pinned: 'no' });
    expect(idsOn(await readThread(news.guest, '?sort=oldest', storySlug))).toEqual([old, reply, fresh]);
    await editor.post(`/desk/comments/${old}/pin`, { pinned: 'yes' });
    await ida.post(`/comments/${old}/withdraw`);
    await bea.post(`/comments/${reply}/withdraw`);
    expect(idsOn(await readThread(news.guest, '', storySlug))).toEqual([fresh]);
  });

  it('takes nothing when it is closed, and says so', async () => {
    const storySlug = await addStory();
    const id = await post(ida, 'Before it closed', { storySlug });
    expect((await ida.post(`/desk/threads/${storySlug}/mode`, { mode: 'closed' })).statusCode).toBe(403);
    expect((await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'closed' })).statusCode).toBe(303);
    for (const who of [ida, bea, news.guest]) {
      const page = await readThread(who, '', storySlug);
      expect(page).toContain('Before it closed');
      expect(page).toContain('This conversation is closed');
      expect(page).not.toContain('<textarea');
      expect(page).not.toContain('comments/new');
    }
    const refused = await send(bea, { text: 'One more thing', storySlug, parentId: id });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('This conversation is closed');
    expect(refused.body).toContain('>One more thing</textarea>');
    expect((await ida.post(`/comments/${id}/edit`, { text: 'After it closed' })).statusCode).toBe(422);
    expect((await ida.post(`/comments/${id}/withdraw`)).statusCode).toBe(303);
    await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'open' });
    await post(bea, 'Open again', { storySlug });
  });

  it('holds each comment when it is set to hold, the edited ones too', async () => {
    const storySlug = await addStory();
    const before = await post(ida, 'Before the hold', { storySlug });
    await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'hold' });
    const held = await post(bea, 'Does it appear?', { storySlug });
    await ida.post(`/comments/${before}/edit`, { text: 'After the hold' });
    expect(idsOn(await readThread(news.guest, '', storySlug))).toEqual([]);
    expect(idsOn(await readThread(bea, '', storySlug))).toEqual([held]);
  });

  it('shows readers nothing when it is hidden, and moderators the way back', async () => {
    const storySlug = await addStory();
    const id = await post(ida, 'Not for everyone’s eyes', { storySlug });
    await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'hidden' });
    for (const who of [ida, news.guest]) {
      const page = await readThread(who, '', storySlug);
      expect(page).toContain('There is no conversation under this story');
      expect(page).not.toContain('Not for everyone');
    }
    expect((await bea.post(`/comments/${id}/like`)).statusCode).toBe(404);
    expect((await send(ida, { text: 'Let me in', storySlug })).statusCode).toBe(422);
    const { storyId } = await rowOf(id);
    expect(await commentCounts(news.db, [storyId])).toEqual(new Map());
    const page = await readThread(editor, '', storySlug);
    expect(page).toContain('Not for everyone’s eyes');
    expect(page).toContain('<option value="hidden" selected>');
    expect((await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'loud' })).statusCode).toBe(400);
    await editor.post(`/desk/threads/${storySlug}/mode`, { mode: 'open' });
    expect(await commentCounts(news.db, [storyId])).toEqual(new Map([[storyId, 1]]));
  });

  it('shows a hidden comment to nobody, its author included, and holds the place of its replies', async () => {
    const storySlug = await addStory();
    const root = await post(ida, 'Reported words', { storySlug });
    const reply = await post(bea, 'An answer to them', { storySlug, parentId: root });
    const hiding = { comment: await rowOf(root), atMs: news.clock.now(), actor: 'guest' };
    await news.db.transaction().execute((tx) => hideComment(tx, hiding));
    for (const who of [ida, bea, news.guest, editor]) {
      const page = await readThread(who, '', storySlug);
      expect(page).not.toContain('Reported words');
      expect(commentOn(page, root)).toContain('This comment is not shown.');
      expect(commentOn(page, root)).not.toMatch(/report|moderator|hidden/i);
      expect(idsOn(page)).toEqual([root, reply]);
      expect(page).toContain('>1 comment</h2>');
    }
    expect((await bea.post(`/comments/${root}/like`)).statusCode).toBe(404);
    await news.db.transaction().execute((tx) => unhideComment(tx, hiding));
    expect(await readThread(news.guest, '', storySlug)).toContain('Reported words');
    expect(await readThread(news.guest, '', storySlug)).toContain('>2 comments</h2>');
  });

  it('gives staff and partners a badge, and young readers nothing but their name', async () => {
    const storySlug = await addStory();
    const partner = await news.person({ role: 'partner', badge: 'partner' });
    const young = await news.person({ ageBand: '13-15' });
    const ids = [];
    for (const who of [editor, partner, young])
      ids.push(await post(who, `Hello from ${who.name}`, { storySlug }));
    const page = await readThread(news.guest, '', storySlug);
    const header = (id = '') =>
      /<header class="comment-header">(.*?)<\/header>/.exec(commentOn(page, id))?.[1] ?? '';
    expect(header(ids[0])).toContain('<span class="badge badge-staff">Staff</span>');
    expect(header(ids[1])).toContain('<span class="badge badge-partner">Partner</span>');
    expect(header(ids[2])).not.toContain('badge');
    const words = header(ids[2])
      .replace(/<time.*<\/time>/, '')
      .replace(/<[^>]+>/g, '')
      .trim();
    expect(words).toBe(young.name);
  });

  it('says what it would hold while it is empty', async () => {
    const page = await readThread(news.guest, '', await addStory());
    expect(page).toContain('Nobody has written here yet');
    expect(page).toContain('>Sign in</a> to write a comment');
    expect(page).toContain('href="/house-rules"');
  });

  it('stays provable by the log', async () => {
    const faults = (await news.verify()).faults;
    expect(faults).toEqual([]);
    await news.db.updateTable('threads').set({ mode: 'closed' }).where('mode', '=', 'hold').execute();
    expect((await news.verify()).faults).toMatchObject([
      { problem: 'its stored state is “closed”, but the log says “hold”' },
    ]);
  });
});
