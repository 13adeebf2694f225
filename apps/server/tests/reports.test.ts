import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFormKey } from '../src/conversation/reports/report-number.ts';
import {
  commentState,
  itemOf,
  mailsTo,
  postComment,
  removal,
  report,
  sendDecision,
} from './support/moderating.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

describe.each(engines)('reports on %s', (engine) => {
  let news: TestNewsroom;
  let author: TestPerson;
  let moderator: TestPerson;

  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    author = await news.person({ name: 'Wat Tiler' });
    moderator = await news.person({ role: 'moderator' });
  });
  afterAll(() => news.close());

  /** Reports are limited by the hour: each test begins with a new one. */
  async function freshComment(text?: string): Promise<string> {
    news.clock.pass({ hours: 2 });
    return postComment(news, author, text);
  }

  const rowsAbout = (commentId: string) =>
    news.db.selectFrom('reports').selectAll().where('commentId', '=', commentId).execute();

  test('the form says whom it is about, shows the start of the text, and has every reason with an explanation', async () => {
    const commentId = await freshComment(`Muppets, all of you! ${'So silly. '.repeat(60)}The end.`);
    const page = await news.guest.get(`/comments/${commentId}/report`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('Wat Tiler');
    expect(page.body).toContain('Muppets, all of you!');
    expect(page.body).not.toContain('The end.');
    const reasons = [...page.body.matchAll(/name="reason" value="([^"]+)"/g)].map((match) => match[1]);
    expect(reasons).toEqual([
      'rude',
      'bullying',
      'hate',
      'private-details',
      'private-picture',
      'pretending',
      'danger',
      'spam',
      'other',
    ]);
    expect(page.body).toContain('Never send us a picture.');
    expect(page.body).toContain('call 999 first');
    expect(page.body).not.toContain('type="file"');
  });

  test('a guest reports without an account and gets a receipt that only its number opens', async () => {
    const commentId = await freshComment();
    const number = await report(news.guest, commentId, { reason: 'rude', note: 'It made me sad.' });
    expect(number).toMatch(/^FM-[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    const receipt = await news.guest.get(`/reports/${number}`);
    expect(receipt.statusCode).toBe(200);
    expect(receipt.headers['cache-control']).toBe('no-store');
    expect(receipt.body).toContain('name="robots" content="noindex"');
    expect(receipt.body).toContain(number);
    expect(receipt.body).toContain('It is rude or hurtful to someone');
    expect(receipt.body).toContain('within 24 hours');
    // Whoever finds the number learns neither what was said about whom, nor the note.
    expect(receipt.body).not.toContain('Wat Tiler');
    expect(receipt.body).not.toContain('It made me sad.');
    expect((await news.guest.get('/reports/FM-22222-22222')).statusCode).toBe(404);
    expect(await commentState(news, commentId)).toEqual({ state: 'published', hiddenAtMs: null });
    expect(await itemOf(news, commentId)).toMatchObject({ cause: 'reported', severity: 1, state: 'open' });
  });

  test('the log says that a report came, from a guest or a reader, and why; never from whom', async () => {
    const commentId = await freshComment();
    const reader = await news.person({ name: 'Nessa Quill' });
    await report(reader, commentId, {
      reason: 'bullying',
      note: 'Ask my brother.',
      email: 'nessa@example.org',
    });
    const [row] = await rowsAbout(commentId);
    const events = await news.db
      .selectFrom('events')
      .selectAll()
      .where('subject', '=', `report:${row!.id}`)
      .execute();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: 'reader', action: 'report.received' });
    expect(JSON.parse(events[0]!.facts)).toEqual({ state: 'open', reason: 'bullying', comment: commentId });
    const log = JSON.stringify(
      await news.db
        .selectFrom('events')
        .selectAll()
        .where('atMs', '=', news.clock.now())
        .where('subject', 'not like', 'person:%')
        .execute(),
    );
    for (const secret of [reader.personId, 'Nessa', 'nessa@example.org', 'Ask my brother', row!.number])
      expect(log).not.toContain(secret);
  });

  test.each(['private-details', 'private-picture', 'danger'])(
    '“%s” hides the comment at once and shows who can help',
    async (reason) => {
      const commentId = await freshComment(`Please read this special one, ${reason}.`);
      const number = await report(news.guest, commentId, { reason });
      expect((await commentState(news, commentId)).hiddenAtMs).toBe(news.clock.now());
      expect(await itemOf(news, commentId)).toMatchObject({ severity: 3 });
      expect((await news.guest.get(`/stories/${news.storySlug}`)).body).not.toContain('special one');
      const receipt = await news.guest.get(`/reports/${number}`);
      expect(receipt.body).toContain('hidden until one of us has looked');
      expect(receipt.body).toContain('0800 1111');
      expect((await news.guest.get(`/comments/${commentId}/report`)).statusCode).toBe(404);
    },
  );

  test('other reasons leave the comment where it is', async () => {
    for (const reason of ['rude', 'bullying', 'hate', 'pretending', 'spam', 'other']) {
      const commentId = await freshComment();
      await report(news.guest, commentId, { reason });
      expect((await commentState(news, commentId)).hiddenAtMs, reason).toBeNull();
    }
  });

  test('a second report about a comment that the first has hidden is not turned away', async () => {
    const commentId = await freshComment('A text that is hidden soon.');
    await report(news.guest, commentId, { reason: 'danger' });
    await report(await news.person(), commentId, { reason: 'danger', note: 'I know where he is.' });
    expect(await rowsAbout(commentId)).toHaveLength(2);
    // But what is hidden is not shown to whoever sends a form that is not filled in.
    const wrong = await news.guest.post(`/comments/${commentId}/report`, { note: 'Hm.' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).not.toContain('A text that is hidden soon.');
  });

  test('what is missing or wrong is said at its field, and what was typed comes back', async () => {
    const commentId = await freshComment();
    const noReason = await news.guest.post(`/comments/${commentId}/report`, {
      note: 'Look at this.',
      email: 'me@example.org',
    });
    expect(noReason.statusCode).toBe(422);
    expect(noReason.body).toContain('href="#reason"');
    expect(noReason.body).toContain('Look at this.');
    expect(noReason.body).toContain('me@example.org');
    const long = await news.guest.post(`/comments/${commentId}/report`, {
      reason: 'other',
      note: '👩‍👩‍👧'.repeat(1_001),
    });
    expect(long.body).toContain('href="#note"');
    const address = await news.guest.post(`/comments/${commentId}/report`, {
      reason: 'other',
      email: 'not an address',
    });
    expect(address.body).toContain('href="#email"');
    expect(await rowsAbout(commentId)).toHaveLength(0);
    await report(news.guest, commentId, { reason: 'other', note: '👩‍👩‍👧'.repeat(1_000) });
  });

  test('a form that is sent twice makes one report, at once and later', async () => {
    const commentId = await freshComment();
    const form = { reason: 'danger', formKey: makeFormKey() };
    const [first, second] = await Promise.all([
      report(news.guest, commentId, form),
      report(news.guest, commentId, form),
    ]);
    expect(second).toBe(first);
    expect(await report(news.guest, commentId, form)).toBe(first);
    expect(await rowsAbout(commentId)).toHaveLength(1);
  });

  test('the form carries such a key, a new one each time', async () => {
    const commentId = await freshComment();
    const keyIn = async () =>
      /name="formKey" value="([^"]{20,})"/.exec(
        (await news.guest.get(`/comments/${commentId}/report`)).body,
      )?.[1];
    const key = await keyIn();
    expect(key).toBeDefined();
    expect(await keyIn()).not.toBe(key);
  });

  test('an account has one open report about a comment; what it adds is joined, and a graver reason stands', async () => {
    const commentId = await freshComment();
    const reader = await news.person();
    const numbers = await Promise.all([
      report(reader, commentId, { reason: 'rude', note: 'First.' }),
      report(reader, commentId, { reason: 'rude', note: 'First.' }),
    ]);
    numbers.push(await report(reader, commentId, { reason: 'danger', note: 'And worse.' }));
    numbers.push(await report(reader, commentId, { reason: 'spam' }));
    expect(new Set(numbers).size).toBe(1);
    const rows = await rowsAbout(commentId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      reason: 'danger',
      note: 'First.\n\nAnd worse.',
      reporterId: reader.personId,
      addressHash: null,
    });
    expect((await commentState(news, commentId)).hiddenAtMs).not.toBeNull();
    expect(await itemOf(news, commentId)).toMatchObject({ severity: 3, state: 'open' });
  });

  test('two guests behind one address are two reporters: neither is shown the other’s receipt', async () => {
    const commentId = await freshComment();
    const child = await report(news.guest, commentId, { reason: 'bullying', formKey: makeFormKey() });
    const someoneAtHome = await report(news.guest, commentId, { reason: 'other', formKey: makeFormKey() });
    expect(someoneAtHome).not.toBe(child);
  });

  test('one’s own comment, a held one and one that is gone cannot be reported', async () => {
    const commentId = await freshComment();
    expect((await author.get(`/comments/${commentId}/report`)).statusCode).toBe(422);
    expect((await author.post(`/comments/${commentId}/report`, { reason: 'rude' })).statusCode).toBe(422);
    for (const state of ['held', 'rejected', 'removed', 'withdrawn'] as const) {
      await news.db.updateTable('comments').set({ state }).where('id', '=', commentId).execute();
      expect((await news.guest.get(`/comments/${commentId}/report`)).statusCode).toBe(404);
      for (const fields of [{ reason: 'rude' }, { note: 'no reason' }] as Record<string, string>[]) {
        const answer = await news.guest.post(`/comments/${commentId}/report`, fields);
        expect(answer.statusCode).toBe(404);
        expect(answer.body).not.toContain('lovely day');
      }
    }
    await news.db.updateTable('comments').set({ state: 'published' }).where('id', '=', commentId).execute();
    expect((await news.guest.post('/comments/no-such-comment/report', { reason: 'rude' })).statusCode).toBe(
      404,
    );
  });

  test('a comment in a thread that is hidden cannot be reported', async () => {
    const commentId = await freshComment();
    const setMode = (mode: 'open' | 'hidden') =>
      news.db.updateTable('threads').set({ mode }).where('siteId', '=', news.site.id).execute();
    await setMode('hidden');
    expect((await news.guest.get(`/comments/${commentId}/report`)).statusCode).toBe(404);
    expect((await news.guest.post(`/comments/${commentId}/report`, { reason: 'rude' })).statusCode).toBe(404);
    await setMode('open');
    expect((await news.guest.get(`/comments/${commentId}/report`)).statusCode).toBe(200);
  });

  test('the answer by mail comes with the decision, says nothing of the author, and the address is deleted', async () => {
    const commentId = await freshComment();
    const number = await report(news.guest, commentId, { reason: 'rude', email: 'tess@example.org' });
    expect(await mailsTo(news, 'tess@example.org')).toEqual([]);
    const done = await sendDecision(moderator, await itemOf(news, commentId), removal);
    expect(done.statusCode).toBe(303);
    const [mail, ...more] = await mailsTo(news, 'tess@example.org');
    expect(more).toEqual([]);
    expect(mail!.subject).toContain(number);
    expect(mail!.text).toContain('took it off the site');
    for (const word of ['Wat', author.personId, 'muppet', moderator.name])
      expect(mail!.text).not.toContain(word);
    expect((await rowsAbout(commentId))[0]).toMatchObject({
      state: 'decided',
      outcome: 'removed',
      reporterEmail: null,
    });
    const receipt = await news.guest.get(`/reports/${number}`);
    expect(receipt.body).toContain('took it off the site');
    expect(receipt.body).toContain('February 2027');
    expect(receipt.body).not.toMatch(/\d\d:\d\d/);
  });

  test('a receipt tells that a comment was kept, or taken down by its author', async () => {
    const kept = await freshComment();
    const keptNumber = await report(news.guest, kept);
    await sendDecision(moderator, await itemOf(news, kept), { act: 'keep' });
    expect((await news.guest.get(`/reports/${keptNumber}`)).body).toContain('left it on the site');
    const gone = await freshComment();
    const goneNumber = await report(news.guest, gone);
    expect((await author.post(`/comments/${gone}/withdraw`)).statusCode).toBe(303);
    await sendDecision(moderator, await itemOf(news, gone), { act: 'keep' });
    expect((await news.guest.get(`/reports/${goneNumber}`)).body).toContain(
      'taken down by the person who wrote it',
    );
    expect(await commentState(news, gone)).toMatchObject({ state: 'withdrawn' });
  });

  test('the log and the stored reports fit', async () => {
    const checked = await news.verify();
    // The tests above set states by hand and set them back; nothing else may differ.
    expect(checked.faults).toEqual([]);
  });
});
