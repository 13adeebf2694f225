import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import { enterCode, formFields, joinAs } from './support/sign-in.ts';

let count = 0;

describe.each(engines)('public names on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, { settings: { reservedNames: ['Fenmere Academy'] } });
    await newsroom.person({ name: 'Mary Ann' });
    await newsroom.person({ name: 'Cop' });
  });
  afterAll(() => newsroom.close());

  const nameOf = async (personId: string) => {
    const query = newsroom.db.selectFrom('people').select('name').where('id', '=', personId);
    return (await query.executeTakeFirstOrThrow()).name;
  };

  test.each(['Mary Ann', 'mary-ann', 'MARY ANN', 'Mаrу Аnn', 'Máry Ann'])(
    'a name that looks like somebody’s is taken: %s',
    async (name) => {
      const answer = await joinAs(newsroom, { email: `ada${++count}@example.org`, name });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toMatch(/Someone here already has that name|in one alphabet/);
      expect(formFields(answer, '/sign-in/name').name).toBe(name);
    },
  );

  test('a name written wholly in another alphabet is taken when it looks the same', async () => {
    const answer = await joinAs(newsroom, { email: 'cop@example.org', name: 'Сор' });
    expect(answer.body).toContain('Someone here already has that name');
  });

  test('of two who choose the same name at the same moment one gets it', async () => {
    const pages = [
      await enterCode(newsroom, 'one@example.org'),
      await enterCode(newsroom, 'two@example.org'),
    ];
    const answers = await Promise.all(
      pages.map((page) => {
        const fields = formFields(page, '/sign-in/name');
        return newsroom.guest.post('/sign-in/name', { ...fields, name: 'Same Name', ageBand: '16-17' });
      }),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
    const refused = answers.find((answer) => answer.statusCode === 422);
    expect(refused?.body).toContain('Someone here already has that name');
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test.each([
    ['A', 'at least 2'],
    ['A'.repeat(31), 'at most 30'],
    ['Ada <b>', 'letters, numbers'],
    ['1st', 'letters, numbers'],
    ['Adа Fen', 'one alphabet'],
    ['Police Sam', 'speak for “police”'],
    ['M0DERATOR', 'speak for “moderator”'],
    ['Childline', 'speak for “Childline”'],
    ['The Staff', 'speak for “staff”'],
    ['Test Post', 'speak for “Test Post”'],
    ['Fenmere Academy', 'speak for “Fenmere Academy”'],
  ])('%s is no name for a reader', async (name, words) => {
    const reader = await newsroom.person();
    const answer = await reader.post('/me/name', { name });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await nameOf(reader.personId)).toBe(reader.name);
  });

  test.each(['Stafford', 'Zoë O’Neil', 'Modesty', 'Олена', 'J. R. Fen-Smith 2'])(
    '%s is a name',
    async (name) => {
      const reader = await newsroom.person();
      const answer = await reader.post('/me/name', { name: `  ${name} ` });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/me?saved=name']);
      expect(await nameOf(reader.personId)).toBe(name);
      expect((await reader.get('/me?saved=name')).body).toContain('Your name is changed');
    },
  );

  test('the team and partners may say what they are', async () => {
    const partner = await newsroom.person({ badge: 'partner' });
    expect((await partner.post('/me/name', { name: 'Fenmere Police' })).statusCode).toBe(303);
    const reader = await newsroom.person();
    expect((await reader.post('/me/name', { name: 'Fenmere Police' })).statusCode).toBe(422);
  });

  test('a name can be changed once in 30 days', async () => {
    const reader = await newsroom.person();
    expect((await reader.post('/me/name', { name: 'River' })).statusCode).toBe(303);
    newsroom.clock.pass({ days: 29, hours: 23 });
    const early = await reader.post('/me/name', { name: 'Brook' });
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('You can change it again on 11 March 2027.');
    expect((await reader.post('/me/name', { name: 'River' })).statusCode).toBe(303);
    newsroom.clock.pass({ hours: 1 });
    expect((await reader.post('/me/name', { name: 'Brook' })).statusCode).toBe(303);
    expect(await nameOf(reader.personId)).toBe('Brook');
    const named = newsroom.db.selectFrom('events').selectAll().where('action', '=', 'person.named');
    const events = await named.where('subject', '=', `person:${reader.personId}`).execute();
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toMatch(/River|Brook/);
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('one may mend the letters of one’s own name', async () => {
    const reader = await newsroom.person({ name: 'sal fen' });
    expect((await reader.post('/me/name', { name: 'Sal Fen' })).statusCode).toBe(303);
    expect(await nameOf(reader.personId)).toBe('Sal Fen');
  });

  test('two who change to the same name at the same moment do not both get it', async () => {
    const readers = [await newsroom.person(), await newsroom.person()];
    const answers = await Promise.all(
      readers.map((reader) => reader.post('/me/name', { name: 'Two Rivers' })),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
  });

  test('a name is never HTML', async () => {
    const answer = await joinAs(newsroom, {
      email: 'script@example.org',
      name: '"><script>alert(1)</script>',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('<script>alert');
  });
});
