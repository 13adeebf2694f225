import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiFor, problem, problemOf, type ApiClient } from './support/api.ts';
import { engines, openTestNewsroom, testOrigin, type TestNewsroom } from './support/newsroom.ts';
import { enterCode, formFields, getWith, joinAs, openedSession, postWith } from './support/sign-in.ts';

const paper = 'https://www.paper.example';
const signInWindow = `/sign-in?${new URLSearchParams({ embed: '1', origin: paper }).toString()}`;
const carryOn = `/signed-in?${new URLSearchParams({ origin: paper }).toString()}`;
const embedded = '__Host-folkmoot-embedded';

interface Opened {
  token: string;
  csrfToken: string;
  expiresAtMs: number;
  viewer: { name: string; mustAgree: boolean };
}

describe.each(engines)('signing in from a page elsewhere on %s', (engine) => {
  let newsroom: TestNewsroom;
  let page: ApiClient;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, {
      settings: { embedOrigins: [paper, 'https://other.example'] },
    });
    page = await apiFor(newsroom, null);
  });
  afterAll(() => newsroom.close());

  const exchange = (token: string, origin: string | undefined = paper) =>
    page.ask('POST', '/api/v1/session', { body: { token }, headers: { origin } });

  /** What the last page of the window holds for the script that tells the opener. */
  function handOver(last: LightMyRequestResponse): { token: string; opener: string } {
    const [, token = '', opener = ''] =
      /data-hand-over="([^"]+)" data-opener="([^"]+)"/.exec(last.body) ?? [];
    return { token, opener };
  }

  async function signInAgain(email: string): Promise<string> {
    return handOver(await enterCode(newsroom, email, carryOn)).token;
  }

  test('the window leads through code and name to a page that tells its opener', async () => {
    const first = await newsroom.guest.get(signInWindow);
    expect(formFields(first, '/sign-in').next).toBe(carryOn);
    const last = await joinAs(newsroom, { email: 'new@example.org', name: 'Wendy Fen', next: carryOn });
    expect(last.statusCode).toBe(200);
    expect(handOver(last)).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]{43}$/) as string,
      opener: paper,
    });
    for (const one of [first, last]) {
      expect(one.headers['cross-origin-opener-policy']).toBe('unsafe-none');
      expect(one.headers['content-security-policy']).toContain("script-src 'self'");
      expect(one.headers['cache-control']).toBe('no-store');
    }
    // The window itself is at home here: the usual cookie.
    const lax = last.cookies.find((cookie) => cookie.name === 'folkmoot');
    expect(lax).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(last.cookies.map((cookie) => cookie.name)).not.toContain(embedded);
    expect(last.body).not.toContain(openedSession(last) ?? 'no session');
  });

  test('a window for an origin that is not listed shows what to do, and one of our own keeps its opener out', async () => {
    const refused = await newsroom.guest.get('/sign-in?embed=1&origin=https%3A%2F%2Fbad.example');
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('--embed-origin https://bad.example');
    const plain = await newsroom.guest.get('/sign-in');
    expect(plain.headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  test('the page gets a session of its own: a partitioned cookie, and a token to send by itself', async () => {
    const token = await signInAgain('new@example.org');
    const answer = await exchange(token);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const opened = answer.json<Opened>();
    expect(opened.viewer).toMatchObject({ name: 'Wendy Fen', isBanned: false, mustAgree: true });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({
      name: embedded,
      value: opened.token,
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'None',
    });
    expect(String(answer.headers['set-cookie'])).toContain('Partitioned');
    expect(opened.expiresAtMs).toBeGreaterThan(newsroom.clock.now());
    // Stored like every session: by its hash.
    const ids = await newsroom.db.selectFrom('sessions').select('id').execute();
    expect(ids.map((row) => row.id)).not.toContain(opened.token);

    const byBearer = await page.ask('GET', '/api/v1/session', {
      headers: { origin: paper, authorization: `Bearer ${opened.token}` },
    });
    const byCookie = await page.ask('GET', '/api/v1/session', {
      headers: { origin: paper, cookie: `${embedded}=${opened.token}` },
    });
    const { viewer, csrfToken } = opened;
    expect([byBearer.json(), byCookie.json()]).toEqual([
      { viewer, csrfToken },
      { viewer, csrfToken },
    ]);
  });

  test('the token works once, for two minutes, and for the page that asked', async () => {
    const wrongPage = await exchange(await signInAgain('new@example.org'), 'https://other.example');
    expect(problemOf(wrongPage)).toEqual(problem(422, 'hand-over-expired'));
    newsroom.clock.pass({ hours: 1 });
    const noPage = await page.ask('POST', '/api/v1/session', {
      body: { token: await signInAgain('new@example.org') },
      headers: { origin: undefined },
    });
    expect(problemOf(noPage)).toEqual(problem(422, 'hand-over-expired'));
    newsroom.clock.pass({ hours: 1 });
    const token = await signInAgain('new@example.org');
    expect((await exchange(token)).statusCode).toBe(201);
    expect(problemOf(await exchange(token))).toEqual(problem(422, 'hand-over-expired'));
    const late = await signInAgain('new@example.org');
    newsroom.clock.pass({ minutes: 2 });
    expect(problemOf(await exchange(late))).toEqual(problem(422, 'hand-over-expired'));
    expect(problemOf(await exchange('nonsense'))).toEqual(problem(422, 'hand-over-expired'));
    expect(problemOf(await exchange(late, 'https://bad.example'))).toEqual(problem(403, 'form-not-ours'));
  });

  test('somebody who is signed in here already is asked first', async () => {
    newsroom.clock.pass({ hours: 1 });
    const here = openedSession(await enterCode(newsroom, 'new@example.org'));
    const sent = await getWith(newsroom, here, signInWindow);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, carryOn]);
    expect(sent.headers['cross-origin-opener-policy']).toBe('unsafe-none');
    const asked = await getWith(newsroom, here, carryOn);
    expect(asked.body).toContain('Carry on as Wendy Fen');
    expect(asked.body).not.toContain('data-hand-over');
    const fields = formFields(asked, '/signed-in');
    const last = await postWith(newsroom, here ?? '', { url: '/signed-in', fields });
    const opened = await exchange(handOver(last).token);
    expect(opened.json<Opened>().viewer.name).toBe('Wendy Fen');
    // The session of the window goes on.
    expect((await getWith(newsroom, here, '/me')).statusCode).toBe(200);
    const elsewhere = await postWith(newsroom, here ?? '', {
      url: '/signed-in',
      fields: { ...fields, origin: 'https://bad.example' },
    });
    expect([elsewhere.statusCode, elsewhere.body.includes('data-hand-over')]).toEqual([403, false]);
  });

  test('a token to send by itself is session and proof in one, and ends with the session', async () => {
    newsroom.clock.pass({ hours: 1 });
    const { token } = (await exchange(await signInAgain('new@example.org'))).json<Opened>();
    const headers = { origin: paper, authorization: `Bearer ${token}` };
    const body = { text: 'Written from the paper’s own page.', agreeToRules: true };
    const thread = '/api/v1/threads/a-fine-day/comments';
    expect((await page.ask('POST', thread, { body, headers })).statusCode).toBe(201);
    expect((await page.ask('GET', '/api/v1/session', { headers })).json()).toMatchObject({
      viewer: { mustAgree: false },
    });
    const out = await page.ask('DELETE', '/api/v1/session', { headers });
    expect(out.statusCode).toBe(204);
    expect(out.cookies.map((cookie) => [cookie.name, cookie.value])).toEqual([
      ['__Host-folkmoot', ''],
      ['folkmoot', ''],
      [embedded, ''],
    ]);
    expect((await page.ask('GET', '/api/v1/session', { headers })).json()).toEqual({
      viewer: null,
      csrfToken: null,
    });
    const after = await page.ask('POST', thread, { body: { text: 'And once more.' }, headers });
    expect(problemOf(after)).toEqual(problem(401, 'sign-in-needed'));
  });

  test('a bad token is not helped by a cookie', async () => {
    const reader = await apiFor(newsroom, await newsroom.person());
    const headers = { authorization: 'Bearer of-nothing' };
    expect((await reader.ask('GET', '/api/v1/session', { headers })).json()).toEqual({
      viewer: null,
      csrfToken: null,
    });
  });

  test('a form outside the API still wants its own proof', async () => {
    const reader = await apiFor(newsroom, await newsroom.person());
    const answer = await newsroom.server.app.inject({
      method: 'POST',
      url: '/me/name',
      headers: {
        origin: testOrigin,
        authorization: `Bearer ${reader.token}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'name=Somebody%20Else',
    });
    expect(answer.statusCode).toBe(403);
  });

  test('the sign-in window’s history holds', async () => {
    expect((await newsroom.verify()).faults).toEqual([]);
  });
});
