import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCommentState, findComment, hideComment } from '../src/conversation/comments/index.ts';
import { commentOn, countRows, idsOn, post, readThread, send } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

describe.each(engines)('one’s own comments, on %s', (engine) => {
  let news: TestNewsroom;
  beforeAll(async () => {
    news = await openTestNewsroom(engine, {
      settings: { refusePhrases: ['silly sausage'], holdPhrases: ['muppet'] },
    });
  });
  afterAll(() => news.close());

  async function rowOf(commentId: string) {
    const row = await findComment(news.db, { siteId: news.site.id, commentId });
    if (!row) throw new Error(`There is no comment ${commentId}.`);
    return row;
  }

  async function decide(commentId: string, to: 'published' | 'rejected' | 'removed') {
    const comment = await rowOf(commentId);
    const atMs = news.clock.now();
    await news.db
      .transaction()
      .execute((tx) =>
        changeCommentState(tx, { comment, to, actor: 'system', action: `comment.${to}`, atMs }),
      );
  }

  describe('editing', () => {
    it('is there for five minutes, marks the comment and keeps the earlier text for moderators', async () => {
      const ida = await news.person();
      const id = await post(ida, 'The frist text');
      expect(commentOn(await readThread(ida), id)).toContain(`/comments/${id}/edit`);
      expect((await ida.get(`/comments/${id}/edit`)).body).toContain('>The frist text</textarea>');
      news.clock.pass({ minutes: 4, seconds: 59 });
      const response = await ida.post(`/comments/${id}/edit`, { text: 'The first text' });
      expect(response.statusCode).toBe(303);
      // What is being written anew in the meantime is nobody's to clear.
      expect(await readThread(ida, `?posted=${id}`)).not.toContain('data-draft-clear');
      const seen = commentOn(await readThread(news.guest), id);
      expect(seen).toContain('The first text');
      expect(seen).not.toContain('frist');
      expect(seen).toContain('>edited<');
      const texts = await news.db
        .selectFrom('commentTexts')
        .select(['version', 'text'])
        .where('commentId', '=', id)
        .orderBy('version')
        .execute();
      expect(texts).toEqual([
        { version: 1, text: 'The frist text' },
        { version: 2, text: 'The first text' },
      ]);

      news.clock.pass({ seconds: 1 });
      expect(commentOn(await readThread(ida), id)).not.toContain('/edit');
      const late = await ida.post(`/comments/${id}/edit`, { text: 'Too late for this' });
      expect(late.statusCode).toBe(422);
      expect(late.body).toContain('You can change a comment for 5 minutes');
      expect(late.body).toContain('>Too late for this</textarea>');
      expect((await ida.get(`/comments/${id}/edit`)).statusCode).toBe(422);
      expect(commentOn(await readThread(news.guest), id)).toContain('The first text');
    });

    it('is screened as the first text was', async () => {
      const ida = await news.person();
      const id = await post(ida, 'Fine as it is');
      const refused = await ida.post(`/comments/${id}/edit`, { text: 'You silly sausage' });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('We do not use “silly sausage” here');
      expect(refused.body).toContain('>You silly sausage</textarea>');
      expect(commentOn(await readThread(news.guest), id)).toContain('Fine as it is');

      const held = await ida.post(`/comments/${id}/edit`, { text: 'You muppet' });
      expect(held.headers.location).toBe(`/stories/a-fine-day?posted=${id}#receipt`);
      expect(idsOn(await readThread(news.guest))).not.toContain(id);
      expect(commentOn(await readThread(ida), id)).toContain('waits for a moderator');
      expect(
        await news.db.selectFrom('queueItems').select('cause').where('commentId', '=', id).execute(),
      ).toEqual([{ cause: 'held' }]);
      // What was held stays held until someone has looked, whatever it says now.
      await ida.post(`/comments/${id}/edit`, { text: 'All friendly again' });
      expect(idsOn(await readThread(news.guest))).not.toContain(id);
      expect((await rowOf(id)).state).toBe('held');
    });

    it('may keep the words: that is no repeat, and leaves no mark', async () => {
      const ida = await news.person();
      const id = await post(ida, 'The same words');
      expect((await ida.post(`/comments/${id}/edit`, { text: ' The same words ' })).statusCode).toBe(303);
      expect(commentOn(await readThread(ida), id)).not.toContain('>edited<');
      expect((await ida.post(`/comments/${id}/edit`, { text: 'The same words!' })).statusCode).toBe(303);
      expect(commentOn(await readThread(ida), id)).toContain('>edited<');
    });

    it('is for the author alone', async () => {
      const ida = await news.person();
      const id = await post(ida, 'Hands off, please');
      const other = await news.person({ role: 'admin' });
      expect((await other.get(`/comments/${id}/edit`)).statusCode).toBe(404);
      expect((await other.post(`/comments/${id}/edit`, { text: 'Mine now' })).statusCode).toBe(404);
      expect((await news.guest.post(`/comments/${id}/edit`, { text: 'Mine now' })).statusCode).toBe(401);
      expect((await rowOf(id)).text).toBe('Hands off, please');
    });

    it('loses neither of two edits at once without saying so', async () => {
      const ida = await news.person();
      const id = await post(ida, 'Edited twice at once');
      const edits = await Promise.all(
        ['This way', 'Or that way'].map((text) => ida.post(`/comments/${id}/edit`, { text })),
      );
      const texts = await news.db
        .selectFrom('commentTexts')
        .selectAll()
        .where('commentId', '=', id)
        .execute();
      const saved = edits.filter((edit) => edit.statusCode === 303).length;
      expect(texts).toHaveLength(1 + saved);
      expect(saved).toBeGreaterThan(0);
      for (const edit of edits) expect([303, 409]).toContain(edit.statusCode);
    });
  });

  describe('taking one down', () => {
    it('makes a comment without replies go', async () => {
      const ida = await news.person();
      const id = await post(ida, 'Gone in a moment');
      news.clock.pass({ days: 80 });
      expect(commentOn(await readThread(ida), id)).toContain('Take down');
      const response = await ida.post(`/comments/${id}/withdraw`);
      expect(response.statusCode).toBe(303);
      for (const who of [ida, news.guest]) expect(idsOn(await readThread(who))).not.toContain(id);
      expect((await news.guest.get(`/comments/${id}`)).statusCode).toBe(404);
      expect((await rowOf(id)).state).toBe('withdrawn');
    });

    it('leaves replies where they are, under a line that says so', async () => {
      const [ida, bea] = [await news.person(), await news.person()];
      const root = await post(ida, 'Answer me');
      const reply = await post(bea, 'An answer', { parentId: root });
      const deeper = await post(ida, 'Thank you for it', { parentId: reply });
      await ida.post(`/comments/${root}/withdraw`);
      await bea.post(`/comments/${reply}/withdraw`);
      const page = await readThread(news.guest);
      expect(commentOn(page, root)).toContain('The writer took this comment down.');
      expect(commentOn(page, root)).not.toContain('Answer me');
      expect(commentOn(page, root)).not.toContain(ida.name);
      expect(commentOn(page, reply)).toContain('The writer took this comment down.');
      expect(commentOn(page, deeper)).toContain('Thank you for it');
      expect(page.indexOf(root)).toBeLessThan(page.indexOf(deeper));

      await ida.post(`/comments/${deeper}/withdraw`);
      const after = idsOn(await readThread(news.guest));
      for (const id of [root, reply, deeper]) expect(after).not.toContain(id);
    });

    it('is for the author alone, and changes nothing the second time', async () => {
      const ida = await news.person();
      const id = await post(ida, 'Here to stay');
      const other = await news.person({ role: 'moderator' });
      expect((await other.post(`/comments/${id}/withdraw`)).statusCode).toBe(404);
      expect((await news.guest.post(`/comments/${id}/withdraw`)).statusCode).toBe(401);
      expect(idsOn(await readThread(news.guest))).toContain(id);
      const { events: before = 0 } = await countRows(news);
      const both = await Promise.all([
        ida.post(`/comments/${id}/withdraw`),
        ida.post(`/comments/${id}/withdraw`),
      ]);
      for (const response of both) expect(response.statusCode).toBe(303);
      expect((await ida.post(`/comments/${id}/withdraw`)).statusCode).toBe(303);
      const { events: after = 0 } = await countRows(news);
      expect(after - before).toBe(1);
    });

    it('lets the same words be sent again', async () => {
      const ida = await news.person();
      const form = { submissionKey: `once more ${engine}` };
      const id = await post(ida, 'In the wrong place', form);
      await ida.post(`/comments/${id}/withdraw`);
      const again = await post(ida, 'In the wrong place', form);
      expect(again).not.toBe(id);
      expect(idsOn(await readThread(news.guest))).toContain(again);
    });
  });

  it('lists them all, in plain words, on one’s own page and on nobody else’s', async () => {
    const ida = await news.person();
    const published = await post(ida, 'A published one');
    const held = await post(ida, 'A muppet waits');
    const rejected = await post(ida, 'A muppet refused');
    const removed = await post(ida, 'A removed one');
    const withdrawn = await post(ida, 'A withdrawn one');
    const hidden = await post(ida, 'A hidden one');
    await decide(rejected, 'rejected');
    await decide(removed, 'removed');
    await ida.post(`/comments/${withdrawn}/withdraw`);
    const hiding = { comment: await rowOf(hidden), atMs: news.clock.now(), actor: 'guest' };
    await news.db.transaction().execute((tx) => hideComment(tx, hiding));

    const page = (await ida.get('/me')).body;
    const told = (text: string) => page.slice(0, page.indexOf(text)).split('comment-note">').at(-1) ?? '';
    expect(told('A published one')).toMatch(/^On the page/);
    expect(told('A muppet waits')).toMatch(/^Waits for a moderator/);
    expect(told('A muppet refused')).toMatch(/^A moderator decided not to show it/);
    expect(told('A removed one')).toMatch(/^A moderator took it down/);
    expect(told('A withdrawn one')).toMatch(/^You took it down/);
    // It says no more than of one that screening held: not that somebody reported it.
    expect(told('A hidden one')).toMatch(/^Waits for a moderator/);
    expect(page).toContain(`/comments/${published}`);

    const thread = idsOn(await readThread(ida));
    expect(thread).toEqual(expect.arrayContaining([published, held]));
    for (const id of [rejected, removed, withdrawn, hidden]) expect(thread).not.toContain(id);
    expect((await (await news.person()).get('/me')).body).not.toContain('A published one');
  });

  it('keeps comments in the log as they are in the tables', async () => {
    await send(await news.person(), { text: 'The last word' });
    expect((await news.verify()).faults).toEqual([]);
  });
});
