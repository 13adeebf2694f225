import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitComment } from '../src/conversation/comments/index.ts';
import { openItem } from '../src/conversation/moderation/index.ts';
import { itemOf, postComment, removal, report, sendDecision } from './support/moderating.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

describe.each(engines)('the desk on %s', (engine) => {
  let news: TestNewsroom;
  let author: TestPerson;
  let moderator: TestPerson;

  beforeAll(async () => {
    news = await openTestNewsroom(engine, {
      settings: { holdPhrases: ['flibbertigibbet', 'silly flibbertigibbet', 'flibbertigibbet frolic'] },
    });
    author = await news.person({ name: 'Wat Tiler' });
    moderator = await news.person({ name: 'Mona Reeve', role: 'moderator' });
  });
  afterAll(() => news.close());

  async function reported(reason: string, text?: string): Promise<string> {
    news.clock.pass({ hours: 2 });
    const commentId = await postComment(news, author, text);
    await report(news.guest, commentId, { reason });
    return commentId;
  }

  const linksOf = (body: string) =>
    [...body.matchAll(/class="queue-row[^"]*" href="\/desk\/items\/([^"?]+)/g)].map((match) => match[1]);
  const countOf = (body: string, label: string) =>
    new RegExp(`${label} <span class="count">(\\d+)<`).exec(body)?.[1];

  test('an empty desk says what it would hold', async () => {
    const page = await moderator.get('/desk');
    expect(page.statusCode).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('Reports and held comments appear in this list.');
  });

  test('the most serious stands first, then the oldest; each queue counts and lists its own', async () => {
    const mild = await reported('spam');
    const grave = await reported('danger', 'Something that is covered in the list.');
    const middling = await reported('bullying');
    const graveToo = await reported('private-details');
    const held = await postComment(news, author, 'Such a flibbertigibbet.');
    const all = await moderator.get('/desk?queue=all');
    const ids = await Promise.all(
      [grave, graveToo, middling, held, mild].map(async (id) => (await itemOf(news, id)).id),
    );
    const severities = new Map(
      await Promise.all([held, mild].map(async (id) => [id, (await itemOf(news, id)).severity] as const)),
    );
    const tail = severities.get(held)! > severities.get(mild)! ? [ids[3], ids[4]] : [ids[4], ids[3]];
    expect(linksOf(all.body)).toEqual([ids[0], ids[1], ids[2], ...tail]);
    expect(countOf(all.body, 'Everything that waits')).toBe('5');
    expect(countOf(all.body, 'Reported')).toBe('4');
    expect(countOf(all.body, 'Held')).toBe('1');
    expect(linksOf((await moderator.get('/desk?queue=held')).body)).toEqual([ids[3]]);
    expect(linksOf((await moderator.get('/desk?queue=reported')).body)).not.toContain(ids[3]);
    expect(all.body).not.toContain('Something that is covered in the list.');
    expect(all.body).toContain('text covered');
  });

  test('after an act the next item of the queue is there, with a notice; decided ones are listed for a week', async () => {
    const before = linksOf((await moderator.get('/desk?queue=reported')).body);
    const first = await news.db
      .selectFrom('queueItems')
      .selectAll()
      .where('id', '=', before[0]!)
      .executeTakeFirstOrThrow();
    const done = await sendDecision(moderator, first, { act: 'keep', queue: 'reported' });
    expect(done.headers.location).toBe(`/desk/items/${before[1]!}?queue=reported&done=keep`);
    const next = await moderator.get(String(done.headers.location));
    expect(next.body).toContain('Done: the comment stays on the site.');
    expect(next.body).toContain('aria-current="true"');
    expect(linksOf((await moderator.get('/desk?queue=decided')).body)).toEqual([before[0]]);
    const looked = await moderator.get(`/desk/items/${before[0]!}?queue=decided`);
    expect(looked.body).toContain('<strong>Kept</strong> by Mona Reeve');
    expect(looked.body).not.toContain('name="act"');
    news.clock.pass({ days: 8 });
    expect(linksOf((await moderator.get('/desk?queue=decided')).body)).toEqual([]);
  });

  test('an item shows the story, what it answers, the marked findings, every text, and the author’s standing', async () => {
    news.clock.pass({ hours: 2 });
    const parentId = await postComment(
      news,
      await news.person({ name: 'Ana Fenwick' }),
      'The bridge should be blue.',
    );
    const posted = await submitComment(
      await author.ctx(),
      {
        storySlug: news.storySlug,
        parentId,
        text: 'Green, said the frog.',
        submissionKey: 'desk-item',
        agreesToRules: true,
      },
      { openItem },
    );
    news.clock.pass({ minutes: 1 });
    const edited = await author.post(`/comments/${posted.commentId}/edit`, {
      text: 'Green, you silly flibbertigibbet frolic & muppet.',
    });
    expect(edited.statusCode, edited.body).toBeLessThan(400);
    const item = await itemOf(news, posted.commentId);
    const { body } = await moderator.get(`/desk/items/${item.id}`);
    expect(body).toContain(`href="/stories/${news.storySlug}"`);
    expect(body).toContain('Ana Fenwick wrote: The bridge should be blue.');
    expect(body).toContain('Green, said the frog.');
    expect(body).toMatch(
      /Green, you <mark class="finding"[^>]*>silly flibbertigibbet frolic<\/mark> &amp; muppet\./,
    );
    expect(body).toContain('What the screening saw');
    expect(body).toContain(`href="/desk/people/${author.personId}"`);
    for (const words of ['Joined', 'Comments on the site', 'Taken off', 'Standing'])
      expect(body).toContain(words);
  });

  test('a moderator reads reasons and notes, but not who reported', async () => {
    const commentId = await postComment(news, author);
    const reader = await news.person({ name: 'Nessa Quill' });
    await report(reader, commentId, {
      reason: 'bullying',
      note: 'They do it every day.',
      email: 'nessa@example.org',
    });
    await report(news.guest, commentId, { reason: 'other', note: 'Me too.' });
    const item = await itemOf(news, commentId);
    const { body } = await moderator.get(`/desk/items/${item.id}`);
    for (const words of ['2 reports', 'They do it every day.', 'Me too.', 'from a reader', 'from a guest'])
      expect(body).toContain(words);
    const numbers = await news.db
      .selectFrom('reports')
      .select('number')
      .where('commentId', '=', commentId)
      .execute();
    for (const secret of ['Nessa', reader.personId, 'nessa@example.org', ...numbers.map((row) => row.number)])
      expect(body).not.toContain(secret);
  });

  test('the text of an urgent item is covered until it is asked for', async () => {
    const commentId = await reported('danger', 'A text that may upset.');
    const { body } = await moderator.get(`/desk/items/${(await itemOf(news, commentId)).id}`);
    expect(body).toMatch(
      /<details class="item-cover"><summary[^>]*>Show the comment[^]*A text that may upset\./,
    );
    expect(body).not.toContain('<details class="item-cover" open');
  });

  test('words and markup of readers stay words', async () => {
    const commentId = await reported('rude', '<script>alert(1)</script> & <b>muppets</b>');
    const item = await itemOf(news, commentId);
    await report(await news.person(), commentId, { reason: 'spam', note: '<img src=x onerror=alert(2)>' });
    const { body } = await moderator.get(`/desk/items/${item.id}`);
    expect(body).toContain('&lt;script>alert(1)&lt;/script>');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img src=x');
  });

  test('a person’s page lists what they wrote and what was decided, with notes for colleagues', async () => {
    const commentId = await reported('rude', 'You are all muppets and so is the frog.');
    await sendDecision(moderator, await itemOf(news, commentId), {
      ...removal,
      note: 'Spoke to him before.',
    });
    const { body } = await moderator.get(`/desk/people/${author.personId}`);
    for (const words of [
      'You are all muppets and so is the frog.',
      removal.reason,
      'Spoke to him before.',
      'Removed',
    ])
      expect(body).toContain(words);
    expect((await moderator.get('/desk/people/no-such-person')).statusCode).toBe(404);
    expect((await moderator.get('/desk/items/no-such-item')).statusCode).toBe(404);
  });

  test('a long queue comes in pages', async () => {
    for (let count = 0; count < 31; count++) {
      const commentId = await postComment(news, author);
      if (count % 9 === 0) news.clock.pass({ hours: 2 });
      await report(news.guest, commentId, { reason: 'spam' });
    }
    const first = linksOf((await moderator.get('/desk?queue=all')).body);
    const page = await moderator.get('/desk?queue=all&page=2');
    const second = linksOf(page.body);
    expect(first).toHaveLength(30);
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    expect(page.body).toContain('Page 2 of 2');
  });
});
