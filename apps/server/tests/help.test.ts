import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import { enterCode, getWith, openedSession } from './support/sign-in.ts';

describe.each(engines)('help on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => void (newsroom = await openTestNewsroom(engine)));
  afterAll(() => newsroom.close());

  test('urgent help stands first, then help by who one is', async () => {
    const page = await newsroom.guest.get('/help');
    expect(page.statusCode).toBe(200);
    const words = [
      'press 55',
      'tel:999',
      'id="under-18"',
      'tel:08001111',
      'id="worried-about-a-child"',
      'tel:08088005000',
    ];
    const places = [...words, 'id="something-else"'].map((one) => page.body.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page.body).toContain('We checked this on 24 November 2026.');
    expect(page.body).toContain('It cannot delete the history');
  });

  test.each([
    '/',
    '/stories/a-fine-day',
    '/sections/news',
    '/help',
    '/house-rules',
    '/terms',
    '/cookies',
    '/contact',
    '/sign-in',
    '/no-such-page',
  ])('help and the way out are on %s', async (url) => {
    const page = await newsroom.guest.get(url);
    const bar = /<nav class="help-bar".*?<\/nav>/s.exec(page.body)?.[0] ?? '';
    expect(bar).toContain('Worried? Get help');
    expect(bar).toContain('href="/help"');
    expect(bar).toContain('Exit this page');
    expect(bar).toMatch(/<a [^>]*href="\/exit"[^>]*data-exit/);
  });

  test('the exit ends the session, clears what the browser keeps, and leads away', async () => {
    const reader = await newsroom.person();
    const answer = await reader.get('/exit');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('https://www.bbc.co.uk/weather');
    expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.cookies).toContainEqual(expect.objectContaining({ name: 'folkmoot', value: '' }));
    expect((await reader.get('/me')).statusCode).toBe(303);
    const sessions = newsroom.db.selectFrom('sessions').select('id').where('personId', '=', reader.personId);
    expect(await sessions.execute()).toEqual([]);
  });

  test('the exit is there for guests, and for whoever has an old cookie', async () => {
    for (const token of [null, 'long gone']) {
      const answer = await getWith(newsroom, token, '/exit');
      expect([answer.statusCode, answer.headers.location]).toEqual([303, 'https://www.bbc.co.uk/weather']);
    }
  });

  test('a browser that fetches links ahead signs nobody out', async () => {
    const reader = await newsroom.person();
    const { app } = newsroom.server;
    const token = openedSession(await enterCode(newsroom, reader.email)) ?? '';
    const ahead = await app.inject({
      method: 'GET',
      url: '/exit',
      cookies: { folkmoot: token },
      headers: { 'sec-purpose': 'prefetch;prerender' },
    });
    expect(ahead.statusCode).toBe(503);
    expect((await getWith(newsroom, token, '/me')).statusCode).toBe(200);
  });
});
