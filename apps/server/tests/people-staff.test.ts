import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { appendEvents } from '../src/newsroom/ledger/index.ts';
import {
  addStaff,
  bannedForGood,
  findPerson,
  findStaffEmails,
  makeSignInLink,
  setBan,
} from '../src/newsroom/people/index.ts';
import {
  engines,
  openTestNewsroom,
  testOrigin,
  type TestNewsroom,
  type TestPerson,
} from './support/newsroom.ts';
import { askForCode, enterCode, formFields, getWith, openedSession, postWith } from './support/sign-in.ts';

describe.each(engines)('staff, links and bans on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => void (newsroom = await openTestNewsroom(engine)));
  afterAll(() => newsroom.close());

  const add = (email: string, role: Parameters<typeof addStaff>[1]['role']) =>
    addStaff(newsroom, { email, role });
  const find = (person: TestPerson) =>
    findPerson(newsroom.db, { siteId: newsroom.site.id, personId: person.personId });

  test('a role given to somebody with an account holds at once', async () => {
    const reader = await newsroom.person();
    expect((await reader.get('/desk')).statusCode).toBe(403);
    await add(reader.email, 'moderator');
    await add(reader.email, 'moderator');
    expect((await reader.get('/desk')).statusCode).toBe(200);
    const events = await newsroom.db
      .selectFrom('events')
      .select('subject')
      .where('action', '=', 'staff.added')
      .execute();
    expect(events.filter((event) => event.subject === `person:${reader.personId}`)).toHaveLength(1);
  });

  test('partners have their own badge, and a member of the team keeps the team’s', async () => {
    const partner = await newsroom.person();
    await add(partner.email, 'partner');
    expect((await find(partner))?.badge).toBe('partner');
    await add(partner.email, 'editor');
    expect((await find(partner))?.badge).toBe('staff');
    await add(partner.email, 'safeguarding-lead');
    await add(partner.email, 'partner');
    expect((await find(partner))?.badge).toBe('staff');
  });

  test('mail for a role reaches everyone who has it, once each', async () => {
    const moderator = await newsroom.person({ role: 'moderator' });
    await add(moderator.email, 'safeguarding-lead');
    const editor = await newsroom.person({ role: 'editor' });
    const reader = await newsroom.person();
    const find = (roles: Parameters<typeof findStaffEmails>[1]['roles']) =>
      findStaffEmails(newsroom.db, { siteId: newsroom.site.id, roles });
    const both = (await find(['moderator', 'safeguarding-lead'])).filter(
      (email) => email === moderator.email,
    );
    expect(both).toHaveLength(1);
    expect(await find(['editor'])).toContain(editor.email);
    expect(await find(['editor'])).not.toContain(moderator.email);
    expect(await find(['editor', 'moderator'])).not.toContain(reader.email);
    expect(await find([])).toEqual([]);
  });

  test('a one-time link signs in by its button, once', async () => {
    const moderator = await newsroom.person({ role: 'moderator' });
    const link = await makeSignInLink(newsroom, { personId: moderator.personId });
    for (let i = 0; i < 2; i += 1) {
      const opened = await newsroom.guest.get(link);
      expect(opened.statusCode).toBe(200);
      expect(openedSession(opened)).toBeNull();
    }
    const answers = await Promise.all([1, 2, 3].map(() => newsroom.guest.post(link)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422, 422]);
    const signedIn = answers.find((answer) => answer.statusCode === 303)!;
    expect(signedIn.headers.location).toBe('/desk');
    expect((await getWith(newsroom, openedSession(signedIn), '/desk')).statusCode).toBe(200);
    const again = await newsroom.guest.get(link);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('That link has been used or is too old.');
  });

  test('a link works for a day, and only whole', async () => {
    const reader = await newsroom.person();
    const link = await makeSignInLink(newsroom, { personId: reader.personId });
    const [id] = link.split('.');
    for (const broken of [`${id}.`, `${id}.AAAA`, `${link}x`, '/sign-in/link/none'])
      expect((await newsroom.guest.post(broken)).statusCode).toBe(422);
    newsroom.clock.pass({ hours: 24 });
    expect((await newsroom.guest.post(link)).statusCode).toBe(422);
  });

  test('a link for an address without an account leads to the name form', async () => {
    await add('ada@example.org', 'editor');
    const link = await makeSignInLink(newsroom, { email: 'ada@example.org' });
    const page = await newsroom.guest.post(link);
    const fields = formFields(page, '/sign-in/name');
    const joined = await newsroom.guest.post('/sign-in/name', {
      ...fields,
      name: 'Editor Ada',
      ageBand: '18-plus',
    });
    expect(joined.statusCode).toBe(303);
    expect((await getWith(newsroom, openedSession(joined), '/desk')).statusCode).toBe(200);
  });

  test('no six digits open a link’s row', async () => {
    const reader = await newsroom.person();
    const link = await makeSignInLink(newsroom, { personId: reader.personId });
    const signInId = link.slice('/sign-in/link/'.length).split('.')[0] ?? '';
    const answer = await newsroom.guest.post('/sign-in/code', { signInId, code: '123456', next: '/' });
    expect(answer.body).toContain('too old or was used already');
  });

  const ban = (person: TestPerson, untilMs: number | null) =>
    newsroom.db.transaction().execute(async (tx) => {
      await setBan(tx, { personId: person.personId, untilMs });
      const state = untilMs === null ? 'active' : 'banned';
      const event = {
        siteId: newsroom.site.id,
        atMs: newsroom.clock.now(),
        subject: `person:${person.personId}`,
        actor: 'system',
      };
      await appendEvents(tx, [{ ...event, action: 'person.banned', facts: { state } }]);
    });

  test.each([
    ['until a day', () => Date.UTC(2027, 5, 14, 12), 'until 14 June 2027'],
    ['for good', () => bannedForGood, 'any more'],
    ['without end', () => Infinity, 'any more'],
  ])(
    'a ban %s ends every session; the person can come back to read why, and nothing else',
    async (_how, until, words) => {
      const reader = await newsroom.person();
      await ban(reader, until());
      expect((await reader.get('/me')).statusCode).toBe(303);
      const signedIn = await enterCode(newsroom, reader.email);
      const token = openedSession(signedIn);
      const me = await getWith(newsroom, token, '/me');
      expect(me.body).toContain(`You cannot take part in the conversation ${words}.`);
      const fields = { ...formFields(me, '/me/name'), name: 'River' };
      const change = await postWith(newsroom, token ?? '', { url: '/me/name', fields });
      expect(change.statusCode).toBe(403);
      expect((await find(reader))?.name).toBe(reader.name);
      const sameAddress = newsroom.db
        .selectFrom('people')
        .select('id')
        .where('emailHash', '=', newsroom.keys.email(reader.email));
      expect(await sameAddress.execute()).toHaveLength(1);
      expect((await newsroom.verify()).faults).toEqual([]);
    },
  );

  test('a ban is over when its time is, or when it is lifted', async () => {
    const reader = await newsroom.person();
    await ban(reader, newsroom.clock.now() + 1_000);
    newsroom.clock.pass({ seconds: 1 });
    const first = await enterCode(newsroom, reader.email);
    expect((await getWith(newsroom, openedSession(first), '/me')).body).not.toContain('You cannot take part');
    await ban(reader, Infinity);
    await ban(reader, null);
    const second = await enterCode(newsroom, reader.email);
    expect((await getWith(newsroom, openedSession(second), '/me')).body).not.toContain(
      'You cannot take part',
    );
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('the ledger’s verifier sees a ban that was set behind the product’s back', async () => {
    const reader = await newsroom.person();
    await newsroom.db
      .updateTable('people')
      .set({ bannedUntilMs: bannedForGood })
      .where('id', '=', reader.personId)
      .execute();
    const { faults } = await newsroom.verify();
    expect(faults).toEqual([expect.objectContaining({ row: `person ${reader.personId}` })]);
    await newsroom.db
      .updateTable('people')
      .set({ bannedUntilMs: null })
      .where('id', '=', reader.personId)
      .execute();
  });

  test('no log line holds an address, a code, a link or a session', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const config = readConfig({
      FOLKMOOT_SECRET: 'a secret for the tests alone, 32 letters or more',
      FOLKMOOT_ORIGIN: testOrigin,
    });
    const server = await buildServer(config, newsroom.db, { clock: newsroom.clock, log });
    const loud: TestNewsroom = {
      ...newsroom,
      server,
      guest: { ...newsroom.guest, get: get(server), post: post(server) },
    };
    const { fields, code } = await askForCode(loud, 'zoe@example.org');
    const page = await loud.guest.post('/sign-in/code', { ...fields, code });
    const nameFields = formFields(page, '/sign-in/name');
    const joined = await loud.guest.post('/sign-in/name', {
      ...nameFields,
      name: 'Zoe Fen',
      ageBand: '18-plus',
    });
    const link = await makeSignInLink(newsroom, { email: 'zoe@example.org' });
    await loud.guest.post(link);
    await loud.guest.post('/sign-in', { email: 'zoe@example', next: '/' });
    await server.app.close();
    expect(lines.length).toBeGreaterThanOrEqual(5);
    const secrets = ['zoe@', 'Zoe Fen', code, nameFields.secret!, openedSession(joined)!, link];
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
  });
});

type TestServer = TestNewsroom['server'];
const headers = { origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded' };
const get = (server: TestServer) => (url: string) => server.app.inject({ method: 'GET', url });
const post =
  (server: TestServer) =>
  (url: string, fields: Record<string, string> = {}) =>
    server.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
