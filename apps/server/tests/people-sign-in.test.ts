import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import {
  askForCode,
  enterCode,
  formFields,
  getWith,
  joinAs,
  openedSession,
  readMail,
} from './support/sign-in.ts';

let count = 0;

describe.each(engines)('signing in on %s', (engine) => {
  let newsroom: TestNewsroom;
  let email: string;
  let name: string;
  beforeAll(async () => void (newsroom = await openTestNewsroom(engine)));
  afterAll(() => newsroom.close());
  // Each test has somebody of its own, so that one newsroom serves them all.
  beforeEach(() => {
    const letter = 'abcdefghjkmnopqrstuvwxyz'[count % 24] ?? '';
    email = `ada${++count}@example.org`;
    name = `Ada ${letter.toUpperCase()}${'e'.repeat(1 + (count % 7))}`;
  });

  const rowsOf = (table: 'people' | 'signIns', address = email) =>
    newsroom.db.selectFrom(table).selectAll().where('emailHash', '=', newsroom.keys.email(address)).execute();

  const wrongCode = (code: string) => (code === '123456' ? '654321' : '123456');
  const isSignedIn = async (token: string | null) =>
    (await getWith(newsroom, token, '/me')).statusCode === 200;

  test('somebody new types a code and a name, and is back where they were, signed in', async () => {
    const next = '/stories/a-fine-day?sort=oldest';
    const code = await enterCode(newsroom, email, next);
    expect(code.statusCode).toBe(200);
    expect(openedSession(code)).toBeNull();
    const fields = { ...formFields(code, '/sign-in/name'), name, ageBand: '13-15' };
    const joined = await newsroom.guest.post('/sign-in/name', fields);
    expect(joined.statusCode).toBe(303);
    expect(joined.headers.location).toBe(next);
    const me = await getWith(newsroom, openedSession(joined), '/me');
    expect(me.body).toContain(name);
    expect(me.body).toContain('13 to 15');
    expect(me.body).toContain('You are under 18');
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('the cookie is for the server alone, and for this site alone', async () => {
    const joined = await joinAs(newsroom, { email, name });
    const [cookie] = joined.cookies;
    expect(joined.cookies).toHaveLength(1);
    expect(cookie).toMatchObject({ name: 'folkmoot', httpOnly: true, sameSite: 'Lax', path: '/' });
    const [person] = await rowsOf('people');
    const sessions = newsroom.db
      .selectFrom('sessions')
      .selectAll()
      .where('personId', '=', person?.id ?? '');
    expect(JSON.stringify(await sessions.executeTakeFirstOrThrow())).not.toContain(cookie?.value);
  });

  test('somebody known needs the code alone, however they spell the address', async () => {
    await joinAs(newsroom, { email, name });
    const again = await enterCode(newsroom, email.toUpperCase(), '/help');
    expect(again.statusCode).toBe(303);
    expect(again.headers.location).toBe('/help');
    expect(await isSignedIn(openedSession(again))).toBe(true);
    expect(await rowsOf('people')).toHaveLength(1);
  });

  test('the answer does not tell whether an address has an account', async () => {
    const known = await newsroom.person();
    const plain = (page: { body: string }, address: string) =>
      page.body.replaceAll(address, 'ADDRESS').replace(/name="signInId" value="[^"]+"/, 'ID');
    const forKnown = await newsroom.guest.post('/sign-in', { email: known.email, next: '/' });
    const forUnknown = await newsroom.guest.post('/sign-in', { email: 'nobody@example.org', next: '/' });
    expect(plain(forKnown, known.email)).toBe(plain(forUnknown, 'nobody@example.org'));
    expect(forKnown.statusCode).toBe(forUnknown.statusCode);
  });

  test('a code may be typed with a space in it', async () => {
    const { fields, code } = await askForCode(newsroom, email);
    const answer = await newsroom.guest.post('/sign-in/code', {
      ...fields,
      code: `${code.slice(0, 3)} ${code.slice(3)} `,
    });
    expect(answer.body).toContain('action="/sign-in/name"');
  });

  test('a code that lacks a digit costs no try', async () => {
    const { fields, code } = await askForCode(newsroom, email);
    for (let i = 0; i < 6; i += 1) {
      const answer = await newsroom.guest.post('/sign-in/code', { ...fields, code: code.slice(1) });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('The code has six digits');
    }
    const right = await newsroom.guest.post('/sign-in/code', { ...fields, code });
    expect(right.body).toContain('action="/sign-in/name"');
  });

  test('there are five tries, and no sixth for the right code', async () => {
    const { fields, code } = await askForCode(newsroom, email);
    const guess = { ...fields, code: wrongCode(code) };
    for (const left of [4, 3, 2, 1]) {
      const answer = await newsroom.guest.post('/sign-in/code', guess);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(`Tries left: ${left}.`);
      expect(formFields(answer, '/sign-in/code').email).toBe(email);
    }
    expect((await newsroom.guest.post('/sign-in/code', guess)).body).toContain('one try too many');
    const late = await newsroom.guest.post('/sign-in/code', { ...fields, code });
    expect(late.body).toContain('too old or was used already');
    expect(late.body).not.toContain('/sign-in/name');
  });

  test('guesses sent side by side get five tries together', async () => {
    const { fields, code } = await askForCode(newsroom, email);
    const guesses = Array.from({ length: 12 }, () =>
      newsroom.guest.post('/sign-in/code', { ...fields, code: wrongCode(code) }),
    );
    const answers = await Promise.all(guesses);
    const taken = answers.filter((answer) => /Tries left: |one try too many/.test(answer.body));
    expect(taken).toHaveLength(5);
    expect((await newsroom.guest.post('/sign-in/code', { ...fields, code })).statusCode).toBe(422);
  });

  test('a code works for ten minutes', async () => {
    const early = await askForCode(newsroom, email);
    newsroom.clock.pass({ minutes: 9, seconds: 59 });
    expect(
      (await newsroom.guest.post('/sign-in/code', { ...early.fields, code: early.code })).statusCode,
    ).toBe(200);
    const late = await askForCode(newsroom, email);
    newsroom.clock.pass({ minutes: 10 });
    const answer = await newsroom.guest.post('/sign-in/code', { ...late.fields, code: late.code });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('too old or was used already');
  });

  test('a code works once, also when it is sent twice at the same moment', async () => {
    await joinAs(newsroom, { email, name });
    const sessions = () => newsroom.db.selectFrom('sessions').select('id').execute();
    const before = await sessions();
    const { fields, code } = await askForCode(newsroom, email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => newsroom.guest.post('/sign-in/code', { ...fields, code })),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422, 422]);
    expect(await sessions()).toHaveLength(before.length + 1);
  });

  test('a code opens the sign-in that it was sent for, and no other', async () => {
    const mine = await askForCode(newsroom, email);
    const theirs = await askForCode(newsroom, 'ben@example.org');
    const answer = await newsroom.guest.post('/sign-in/code', { ...theirs.fields, code: mine.code });
    expect(answer.statusCode).toBe(mine.code === theirs.code ? 200 : 422);
  });

  test('an address gets three codes in a quarter of an hour', async () => {
    const ask = () => newsroom.guest.post('/sign-in', { email, next: '/' });
    const atOnce = await Promise.all(Array.from({ length: 6 }, ask));
    expect(atOnce.filter((answer) => answer.statusCode === 200)).toHaveLength(3);
    expect(atOnce.filter((answer) => answer.statusCode === 429)).toHaveLength(3);
    expect(await readMail(newsroom, email)).toHaveLength(3);
    expect((await newsroom.guest.post('/sign-in', { email: 'ben@example.org', next: '/' })).statusCode).toBe(
      200,
    );
    newsroom.clock.pass({ minutes: 15 });
    expect((await ask()).statusCode).toBe(200);
  });

  test('an address gets ten codes in a day, and what is older than that is forgotten', async () => {
    const ask = async () => (await newsroom.guest.post('/sign-in', { email, next: '/' })).statusCode;
    for (let i = 0; i < 10; i += 1) {
      expect(await ask()).toBe(200);
      newsroom.clock.pass({ minutes: 15 });
    }
    expect(await ask()).toBe(429);
    newsroom.clock.pass({ hours: 22 });
    expect(await ask()).toBe(200);
    newsroom.clock.pass({ days: 2 });
    await newsroom.guest.post('/sign-in', { email: 'ben@example.org', next: '/' });
    expect(await rowsOf('signIns')).toEqual([]);
    expect(await rowsOf('signIns', 'ben@example.org')).toHaveLength(1);
  });

  test('what is stored gives no code away', async () => {
    const { code } = await askForCode(newsroom, email);
    const [row] = await rowsOf('signIns');
    expect(row?.email).toBe(email);
    expect(JSON.stringify({ ...row, email: '', id: '', createdAtMs: 0, expiresAtMs: 0 })).not.toContain(code);
  });

  test.each(['', 'ada', 'ada@example.org, ben@example.org', 'ada@example.org\nBcc: ben@example.org'])(
    'what is no address is said so, and nothing is sent: %j',
    async (typed) => {
      const before = {
        mail: await newsroom.db.selectFrom('outbox').selectAll().execute(),
        codes: await newsroom.db.selectFrom('signIns').selectAll().execute(),
      };
      const answer = await newsroom.guest.post('/sign-in', { email: typed, next: '/help' });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Enter an e-mail address like');
      expect(formFields(answer, '/sign-in').next).toBe('/help');
      expect(await newsroom.db.selectFrom('outbox').selectAll().execute()).toEqual(before.mail);
      expect(await newsroom.db.selectFrom('signIns').selectAll().execute()).toEqual(before.codes);
    },
  );

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
  ])('signing in never leads to another site: %j', async (next) => {
    const page = await newsroom.guest.get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(formFields(page, '/sign-in').next).toBe('/');
    const { email: known } = await newsroom.person();
    const { fields, code } = await askForCode(newsroom, known);
    const signedIn = await newsroom.guest.post('/sign-in/code', { ...fields, code, next });
    expect(signedIn.headers.location).toBe('/');
    const joined = await joinAs(newsroom, { email, name, next });
    expect(joined.headers.location).toBe('/');
  });

  test('a guest who wants a page for readers comes back to it', async () => {
    const sent = await newsroom.guest.get('/me');
    expect(sent.statusCode).toBe(303);
    const page = await newsroom.guest.get(String(sent.headers.location));
    expect(formFields(page, '/sign-in').next).toBe('/me');
  });

  test('somebody signed in is not asked to sign in', async () => {
    const reader = await newsroom.person();
    const page = await reader.get('/sign-in?next=%2Fhelp');
    expect([page.statusCode, page.headers.location]).toEqual([303, '/help']);
  });

  test('signing in again ends the session that the browser had', async () => {
    const reader = await newsroom.person();
    const other = await newsroom.person();
    const { fields, code } = await askForCode(newsroom, other.email);
    const signedIn = await reader.post('/sign-in/code', { ...fields, code });
    expect(signedIn.statusCode).toBe(303);
    expect((await reader.get('/me')).statusCode).toBe(303);
    expect((await getWith(newsroom, openedSession(signedIn), '/me')).body).toContain(other.name);
  });

  test('signing out ends the session, not just the cookie', async () => {
    const reader = await newsroom.person();
    const answer = await reader.post('/sign-out');
    expect(answer.statusCode).toBe(303);
    expect(answer.cookies).toContainEqual(expect.objectContaining({ name: 'folkmoot', value: '' }));
    expect((await reader.get('/me')).statusCode).toBe(303);
  });

  test('a session ends after 90 days', async () => {
    const reader = await newsroom.person();
    newsroom.clock.pass({ days: 89 });
    expect((await reader.get('/me')).statusCode).toBe(200);
    newsroom.clock.pass({ days: 1 });
    expect((await reader.get('/me')).statusCode).toBe(303);
  });

  test('a code form from another site is not taken', async () => {
    const { fields, code } = await askForCode(newsroom, email);
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await newsroom.guest.post('/sign-in/code', { ...fields, code }, { headers });
    expect(answer.statusCode).toBe(403);
    expect((await newsroom.guest.post('/sign-in/code', { ...fields, code })).statusCode).toBe(200);
  });
});
