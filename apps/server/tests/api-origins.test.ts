import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiFor, problem, problemOf, type ApiClient, type Asked } from './support/api.ts';
import { engines, openTestNewsroom, testOrigin, type TestNewsroom } from './support/newsroom.ts';

const paper = 'https://www.paper.example';
const thread = '/api/v1/threads/a-fine-day/comments';
const strangers = [
  'https://bad.example',
  'http://www.paper.example',
  'https://paper.example',
  `${paper}:8443`,
  `${paper}.bad.example`,
  'null',
];

describe.each(engines)('who may ask from where on %s', (engine) => {
  let newsroom: TestNewsroom;
  let reader: ApiClient;
  let guest: ApiClient;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, { settings: { embedOrigins: [paper] } });
    reader = await apiFor(newsroom, await newsroom.person());
    guest = await apiFor(newsroom, null);
  });
  afterAll(() => newsroom.close());

  let number = 0;
  const write = (headers: NonNullable<Asked['headers']>) =>
    reader.ask('POST', thread, {
      body: { text: `Words from somewhere, number ${++number}.`, agreeToRules: true },
      headers,
    });

  test('a listed origin may read answers with its readers’ sessions', async () => {
    const answer = await reader.ask('GET', '/api/v1/session', { headers: { origin: paper } });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': paper,
      'access-control-allow-credentials': 'true',
      vary: expect.stringMatching(/\bOrigin\b/) as string,
    });
    expect((await write({ origin: paper })).statusCode).toBe(201);
  });

  test('a refusal may be read there, too', async () => {
    const refused = await guest.ask('POST', thread, { body: { text: 'Hello.' }, headers: { origin: paper } });
    expect(problemOf(refused)).toEqual(problem(401, 'sign-in-needed'));
    expect(refused.headers['access-control-allow-origin']).toBe(paper);
    const busy = await openTestNewsroom(engine, {
      settings: { embedOrigins: [paper] },
      environment: { FOLKMOOT_REQUESTS_PER_MINUTE: '1' },
    });
    const asked = { body: { token: 'x' }, headers: { origin: paper } };
    const client = await apiFor(busy, null);
    await client.ask('POST', '/api/v1/session', asked);
    const limited = await client.ask('POST', '/api/v1/session', asked);
    expect(problemOf(limited)).toEqual(problem(429, 'too-many-requests'));
    expect(limited.headers['access-control-allow-origin']).toBe(paper);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    await busy.close();
  });

  test.each(strangers)('%s is let in neither to read nor to write', async (origin) => {
    const read = await reader.ask('GET', '/api/v1/session', { headers: { origin } });
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
    expect(read.headers.vary).toMatch(/\bOrigin\b/);
    expect(problemOf(await write({ origin }))).toEqual(problem(403, 'form-not-ours'));
    const asGuest = await guest.ask('POST', '/api/v1/stories', {
      body: { url: `${paper}/x` },
      headers: { origin },
    });
    expect(problemOf(asGuest)).toEqual(problem(403, 'form-not-ours'));
    const before = await preflight(origin);
    expect([before.statusCode, before.headers['access-control-allow-methods']]).toEqual([204, undefined]);
  });

  function preflight(origin: string, url = '/api/v1/comments/x/like') {
    const headers = {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-folkmoot-csrf',
    };
    return guest.ask('OPTIONS', url, { headers });
  }

  test('a preflight from a listed origin is answered, for the API and for threads', async () => {
    for (const url of ['/api/v1/comments/x/like', '/threads/a-fine-day/mine']) {
      const answer = await preflight(paper, url);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(answer.headers['access-control-allow-origin']).toBe(paper);
      expect(String(answer.headers['access-control-allow-methods']).split(', ')).toEqual(
        expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      );
      expect(answer.headers['access-control-allow-headers']).toContain('x-folkmoot-csrf');
    }
    expect((await preflight(paper, '/me')).statusCode).toBe(404);
    expect((await guest.ask('OPTIONS', '/api/v1/session', { headers: { origin: paper } })).statusCode).toBe(
      404,
    );
  });

  test('pages and forms outside the API are for our own origin alone', async () => {
    const page = await reader.ask('GET', '/me', { headers: { origin: paper } });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const form = { text: 'From elsewhere.', csrf: reader.csrf ?? '' };
    const sent = await reader.ask('POST', '/stories/a-fine-day/comments', {
      body: new URLSearchParams(form).toString(),
      headers: { origin: paper, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(sent.statusCode).toBe(403);
  });

  test('a cookie alone proves nothing: the token must come with it, and be the reader’s own', async () => {
    const other = await apiFor(newsroom, await newsroom.person());
    for (const token of [undefined, '', 'x'.repeat(43), other.csrf ?? ''])
      expect(problemOf(await write({ origin: paper, 'x-folkmoot-csrf': token }))).toEqual(
        problem(403, 'form-not-ours'),
      );
    const inBody = await reader.ask('POST', thread, {
      body: { text: 'The token of a form.', csrf: reader.csrf },
      headers: { 'x-folkmoot-csrf': undefined },
    });
    expect(problemOf(inBody)).toEqual(problem(403, 'form-not-ours'));
  });

  test('without an origin, what the browser says of the page decides', async () => {
    expect(problemOf(await write({ origin: undefined, 'sec-fetch-site': 'cross-site' }))).toEqual(
      problem(403, 'form-not-ours'),
    );
    expect(problemOf(await write({ origin: undefined, 'sec-fetch-site': 'same-site' }))).toEqual(
      problem(403, 'form-not-ours'),
    );
    expect((await write({ origin: undefined, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
    expect((await write({ origin: testOrigin })).statusCode).toBe(201);
  });

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/jsonp',
    'image/png',
  ])('%s is not taken', async (type) => {
    const body = JSON.stringify({ text: 'Not as JSON.', agreeToRules: true });
    const answer = await reader.ask('POST', thread, { body, headers: { 'content-type': type } });
    expect(problemOf(answer)).toEqual(problem(415, 'not-json'));
  });

  test('broken JSON, none at all, and too much of it are told apart', async () => {
    const send = (body: string) => reader.ask('POST', thread, { body });
    expect(problemOf(await send('{"text":'))).toEqual(problem(400, 'request-invalid'));
    expect(problemOf(await send(''))).toEqual(problem(400, 'request-invalid'));
    expect(problemOf(await send(JSON.stringify({ text: 'x'.repeat(300_000) })))).toEqual(
      problem(413, 'body-too-large'),
    );
    expect((await reader.ask('POST', thread)).statusCode).toBe(400);
  });

  test('an address of the API that is not there is a problem, not a page', async () => {
    expect(problemOf(await guest.ask('GET', '/api/v1/nothing'))).toEqual(problem(404, 'not-found'));
    const answer = await guest.ask('GET', '/api/v1/nothing');
    expect(answer.json()).toMatchObject({
      type: 'urn:folkmoot:problem:not-found',
      title: 'Not Found',
      status: 404,
    });
  });
});
