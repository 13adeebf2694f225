import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addStaff, ensureImportedAuthor, findEmail, findPerson } from '../src/newsroom/people/index.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import { enterCode, formFields, getWith, joinAs, openedSession, readMail } from './support/sign-in.ts';

let count = 0;

/** Every row of every table. */
async function dump({ db }: TestNewsroom): Promise<Record<string, unknown[]>> {
  const tables = await db.introspection.getTables();
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables)
    rows[name] = await db
      .selectFrom(name as 'people')
      .selectAll()
      .execute();
  return rows;
}

describe.each(engines)('a first sign-in on %s', (engine) => {
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

  const rowsOf = (table: 'people' | 'signIns' | 'promisedRoles') =>
    newsroom.db
      .selectFrom(table as 'people')
      .selectAll()
      .where('emailHash', '=', newsroom.keys.email(email))
      .execute();
  const eventsOf = async (action: string) => {
    const [person] = await rowsOf('people');
    const query = newsroom.db.selectFrom('events').selectAll().where('action', '=', action);
    return query.where('subject', '=', `person:${person?.id}`).execute();
  };

  const inTransaction = newsroomTransaction(() => newsroom);

  test('of somebody under 13 nothing is kept in any table', async () => {
    await readMail(newsroom, email);
    const before = await dump(newsroom);
    expect(Object.keys(before)).toContain('people');
    await newsroom.guest.post('/sign-in', { email: email.toUpperCase(), next: '/' });
    const answer = await joinAs(newsroom, { email, name, ageBand: 'under-13' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Thank you for telling us');
    expect(answer.body).toContain('href="/help"');
    expect(answer.body).toContain('0800 1111');
    expect(answer.cookies).toEqual([]);
    expect(await dump(newsroom)).toEqual(before);
  });

  test('somebody under 13 is told so whatever the name field holds', async () => {
    const answer = await joinAs(newsroom, { email, name: '', ageBand: 'under-13' });
    expect(answer.body).toContain('Thank you for telling us');
    expect(await rowsOf('signIns')).toEqual([]);
  });

  test('without an age group there is no account, and what was typed comes back', async () => {
    const answer = await joinAs(newsroom, { email, name, ageBand: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Choose your age group.');
    const fields = formFields(answer, '/sign-in/name');
    expect(fields.name).toBe(name);
    expect(await rowsOf('people')).toEqual([]);
    const joined = await newsroom.guest.post('/sign-in/name', { ...fields, ageBand: '16-17' });
    expect(joined.statusCode).toBe(303);
  });

  test.each(['12-13', 'constructor', '18'])(
    'an age group that we did not offer counts as none: %s',
    async (ageBand) => {
      const answer = await joinAs(newsroom, { email, name, ageBand });
      expect(answer.statusCode).toBe(422);
    },
  );

  test('only the band of the age is kept, and the address apart from the person', async () => {
    await joinAs(newsroom, { email, name, ageBand: '13-15' });
    const [row] = await rowsOf('people');
    expect(row).toMatchObject({ name, ageBand: '13-15', isClaimed: 1, badge: null });
    expect(JSON.stringify(row)).not.toContain(email);
    expect(await findEmail(newsroom.db, row?.id ?? '')).toBe(email);
    expect(await rowsOf('signIns')).toEqual([]);
  });

  test('the log says that somebody joined, and neither name nor address', async () => {
    await joinAs(newsroom, { email, name });
    const events = await eventsOf('person.joined');
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/Ada|example/);
  });

  test('the name form takes nothing from somebody who did not type the code', async () => {
    const page = await enterCode(newsroom, email);
    const fields = { ...formFields(page, '/sign-in/name'), name, ageBand: '18-plus' };
    const other = formFields(await enterCode(newsroom, `ben.${email}`), '/sign-in/name');
    const forged = [{ secret: '' }, { secret: other.secret ?? '' }, { signInId: other.signInId ?? '' }];
    for (const change of forged) {
      const answer = await newsroom.guest.post('/sign-in/name', { ...fields, ...change });
      expect(answer.statusCode).toBe(422);
      expect(openedSession(answer)).toBeNull();
      expect(formFields(answer, '/sign-in')).toHaveProperty('email');
    }
    expect(await rowsOf('people')).toEqual([]);
  });

  test('the secret of a code that was not typed yet opens nothing', async () => {
    const asked = await newsroom.guest.post('/sign-in', { email, next: '/' });
    const signInId = formFields(asked, '/sign-in/code').signInId ?? '';
    const secret = newsroom.keys.signIn(`name\n${signInId}`);
    const answer = await newsroom.guest.post('/sign-in/name', { signInId, secret, name, ageBand: '18-plus' });
    expect(answer.statusCode).toBe(422);
    expect(openedSession(answer)).toBeNull();
  });

  test('there is half an hour to choose a name', async () => {
    const page = await enterCode(newsroom, email);
    newsroom.clock.pass({ minutes: 30 });
    const fields = { ...formFields(page, '/sign-in/name'), name, ageBand: '18-plus' };
    expect((await newsroom.guest.post('/sign-in/name', fields)).statusCode).toBe(422);
  });

  test('one address has one account, also when two forms are sent at once', async () => {
    const pages = [await enterCode(newsroom, email), await enterCode(newsroom, email)];
    const answers = await Promise.all(
      pages.map((page, index) => {
        const fields = formFields(page, '/sign-in/name');
        return newsroom.guest.post('/sign-in/name', {
          ...fields,
          name: `${name} ${'xy'[index]}`,
          ageBand: '18-plus',
        });
      }),
    );
    expect(answers.some((answer) => answer.statusCode === 303)).toBe(true);
    expect(await rowsOf('people')).toHaveLength(1);
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('an imported author who signs in with the address gets the row, and its comments with it', async () => {
    const imported = await inTransaction((tx) =>
      ensureImportedAuthor(tx, {
        siteId: newsroom.site.id,
        emailHash: newsroom.keys.email(email),
        importKey: `wxr:${email}`,
        name: `Old ${name}`,
        atMs: newsroom.clock.now(),
      }),
    );
    const page = await enterCode(newsroom, email.toUpperCase());
    const fields = formFields(page, '/sign-in/name');
    expect(fields.name).toBe(`Old ${name}`);
    const joined = await newsroom.guest.post('/sign-in/name', { ...fields, ageBand: '18-plus' });
    expect(joined.statusCode).toBe(303);
    const people = await rowsOf('people');
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ id: imported, name: `Old ${name}`, isClaimed: 1, ageBand: '18-plus' });
    expect((await newsroom.verify()).faults).toEqual([]);
    expect((await enterCode(newsroom, email)).statusCode).toBe(303);
  });

  test('an imported author is found again by address or by key', async () => {
    const author = { siteId: newsroom.site.id, name: 'Ada', atMs: newsroom.clock.now() };
    const emailHash = newsroom.keys.email(email);
    const ensure = (keys: { emailHash: string | null; importKey: string | null }) =>
      inTransaction((tx) => ensureImportedAuthor(tx, { ...author, ...keys }));
    const first = await ensure({ emailHash, importKey: 'a' });
    expect(await ensure({ emailHash, importKey: 'b' })).toBe(first);
    expect(await ensure({ emailHash: null, importKey: 'a' })).toBe(first);
    const second = await ensure({ emailHash: null, importKey: 'c' });
    expect(second).not.toBe(first);
    expect(await findPerson(newsroom.db, { siteId: newsroom.site.id, personId: second })).toMatchObject({
      name: 'Ada',
      ageBand: null,
      isClaimed: false,
    });
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('a role that was promised to an address is there with the first sign-in', async () => {
    const { db, clock, keys, site } = newsroom;
    await addStaff({ db, clock, keys, site }, { email: email.toUpperCase(), role: 'moderator' });
    const joined = await joinAs(newsroom, { email, name, next: '/desk' });
    expect((await getWith(newsroom, openedSession(joined), '/desk')).statusCode).toBe(200);
    const [person] = await rowsOf('people');
    expect(person?.badge).toBe('staff');
    expect(await rowsOf('promisedRoles')).toEqual([]);
    expect(await eventsOf('staff.added')).toHaveLength(1);
    const events = await db.selectFrom('events').selectAll().where('action', '=', 'staff.added').execute();
    expect(events.map((event) => event.subject)).toContain(`site:${site.id}`);
    expect(JSON.stringify(events).toLowerCase()).not.toContain('example.org');
  });

  test('the mail with the code says the code, and how long it works', async () => {
    await newsroom.guest.post('/sign-in', { email, next: '/' });
    const [mail] = await readMail(newsroom, email);
    expect(mail?.subject).toBe('Your code for The Test Post');
    expect(mail?.text).toMatch(/^Your code is \d{6}\n/);
    expect(mail?.text).toContain('10 minutes');
  });
});

function newsroomTransaction(open: () => TestNewsroom) {
  return <T>(act: (tx: TestNewsroom['db']) => Promise<T>): Promise<T> => open().db.transaction().execute(act);
}
