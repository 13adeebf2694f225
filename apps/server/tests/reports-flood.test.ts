import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postComment, report } from './support/moderating.ts';
import {
  engines,
  openTestNewsroom,
  testOrigin,
  type TestNewsroom,
  type TestPerson,
} from './support/newsroom.ts';

describe.each(engines)('floods of reports on %s', (engine) => {
  let news: TestNewsroom;
  let author: TestPerson;
  let comments: string[];

  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    author = await news.person();
    comments = [];
    for (let count = 0; count < 21; count++) comments.push(await postComment(news, author));
  });
  afterAll(() => news.close());

  const send = (who: Pick<TestPerson, 'post'>, commentId: string, address?: string) =>
    who.post(
      `/comments/${commentId}/report`,
      { reason: 'spam' },
      address === undefined ? {} : { remoteAddress: address },
    );

  test('a guest’s address can send ten in an hour; others can go on, and so can it an hour later', async () => {
    for (const commentId of comments.slice(0, 10))
      expect((await send(news.guest, commentId)).statusCode).toBe(303);
    const refused = await send(news.guest, comments[10]!);
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('We have them all');
    expect((await send(news.guest, comments[10]!, '192.0.2.77')).statusCode).toBe(303);
    await report(await news.person(), comments[10]!);
    news.clock.pass({ minutes: 61 });
    expect((await send(news.guest, comments[11]!)).statusCode).toBe(303);
  });

  test('the hour is counted across the change of the key at the end of a month', async () => {
    news.clock.pass({ hours: (Date.UTC(2027, 2, 1) - news.clock.now()) / 3_600_000 });
    news.clock.pass({ minutes: -10 });
    for (const commentId of comments.slice(0, 10))
      expect((await send(news.guest, commentId, '192.0.2.5')).statusCode).toBe(303);
    news.clock.pass({ minutes: 20 });
    expect((await send(news.guest, comments[10]!, '192.0.2.5')).statusCode).toBe(429);
  });

  test('an account can send twenty in an hour', async () => {
    const reader = await news.person();
    for (const commentId of comments.slice(0, 20))
      expect((await send(reader, commentId)).statusCode).toBe(303);
    expect((await send(reader, comments[20]!)).statusCode).toBe(429);
    news.clock.pass({ minutes: 61 });
    expect((await send(reader, comments[20]!)).statusCode).toBe(303);
  });

  test('a banned person cannot flood, but can still ask for help once an hour', async () => {
    const banned = await news.person();
    // The session of a ban is gone; this one stands for one that is opened anew by signing in.
    await news.db
      .updateTable('people')
      .set({ bannedUntilMs: Number.MAX_SAFE_INTEGER })
      .where('id', '=', banned.personId)
      .execute();
    expect((await send(banned, comments[0]!)).statusCode).toBe(303);
    expect((await send(banned, comments[1]!)).statusCode).toBe(429);
    news.clock.pass({ minutes: 61 });
    expect((await send(banned, comments[1]!)).statusCode).toBe(303);
  });

  test('a form from another site is refused', async () => {
    const answer = await news.server.app.inject({
      method: 'POST',
      url: `/comments/${comments[12]!}/report`,
      headers: {
        origin: 'https://elsewhere.example.org',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'reason=spam',
    });
    expect(answer.statusCode).toBe(403);
    expect(testOrigin).not.toBe('https://elsewhere.example.org');
  });

  test('no network address is stored as it is', async () => {
    const rows = await news.db.selectFrom('reports').selectAll().execute();
    expect(rows.some((row) => row.addressHash !== null)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|192\.0\.2/);
  });
});
