import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertHouseRules } from '../src/newsroom/sites/sites.queries.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import { formFields, readMail } from './support/sign-in.ts';

describe.each(engines)('a site’s own pages on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, { settings: { contactEmail: 'team@example.org' } });
  });
  afterAll(() => newsroom.close());

  const publishRules = (version: number, title: string) =>
    insertHouseRules(newsroom.db, {
      siteId: newsroom.site.id,
      version,
      summary: `Summary ${version}`,
      rules: [{ code: 'kind', title, text: 'Be so.' }],
      publishedAtMs: newsroom.clock.now(),
    });

  test('the house rules are the ones in force; an earlier version says that it is one', async () => {
    await publishRules(2, 'Be very kind');
    const page = await newsroom.guest.get('/house-rules');
    expect(page.body).toContain('Be very kind');
    expect(page.body).toContain('href="/house-rules?version=1"');
    expect(page.body).not.toContain('earlier version');
    const earlier = await newsroom.guest.get('/house-rules?version=1');
    expect(earlier.body).toContain('This is an earlier version.');
    expect(earlier.body).toContain('Keep private things private');
    expect(earlier.body).not.toContain('Be very kind');
  });

  test.each(['3', '0', '1.0', 'x', ''])(
    'a version of the house rules that never was is not found: %j',
    async (version) => {
      expect((await newsroom.guest.get(`/house-rules?version=${version}`)).statusCode).toBe(404);
    },
  );

  test('terms and cookies say what readers are promised', async () => {
    const terms = await newsroom.guest.get('/terms');
    expect(terms.body).toContain('13 or over');
    expect(terms.body).toContain('You can object');
    expect((await newsroom.guest.get('/cookies')).body).toContain(
      'This site sets one cookie, when you sign in.',
    );
  });

  test.each([
    '/',
    '/stories/a-fine-day',
    '/house-rules',
    '/terms',
    '/cookies',
    '/contact',
    '/help',
    '/sign-in',
  ])('no cookie is set for a guest on %s', async (url) => {
    expect((await newsroom.guest.get(url)).headers['set-cookie']).toBeUndefined();
  });

  const mailToTeam = () => readMail(newsroom, 'team@example.org');
  const message = { name: 'Ada Fen', email: 'ada@example.org', about: '', message: 'Hello.\nIs this on?' };

  test('a message reaches the team by mail, with where to answer, and the reader is told when', async () => {
    const form = await newsroom.guest.get('/contact?about=Decision%20AB-12');
    const fields = formFields(form, '/contact');
    expect(fields.about).toBe('Decision AB-12');
    const sent = await newsroom.guest.post('/contact', { ...message, about: fields.about ?? '' });
    expect(sent.statusCode).toBe(303);
    const receipt = await newsroom.guest.get(String(sent.headers.location));
    expect(receipt.body).toContain('within two working days');
    const [mail] = await mailToTeam();
    expect(mail?.subject).toBe('A message from a reader of The Test Post');
    expect(mail?.text).toContain('Answer to: ada@example.org');
    expect(mail?.text).toContain('About: Decision AB-12');
    expect(mail?.text).toContain('> Hello.\n> Is this on?');
  });

  test.each([
    [{ name: ' ' }, 'Fill in “Your name”.'],
    [{ email: 'ada' }, 'Enter an e-mail address'],
    [{ message: '\n ' }, 'Write your message.'],
    [{ message: 'x'.repeat(5_001) }, 'can have up to 5000 characters'],
    [{ name: 'x'.repeat(101) }, 'can have up to 100 characters'],
  ])('what is missing or too much is said, and what was typed comes back: %o', async (change, words) => {
    const before = await mailToTeam();
    const answer = await newsroom.guest.post('/contact', { ...message, about: 'kept “as” typed', ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(formFields(answer, '/contact').about).toBe('kept “as” typed');
    expect(await mailToTeam()).toEqual(before);
  });

  test.each(['name', 'about', 'message'])(
    'nothing typed as %s becomes another line of the mail’s head',
    async (field) => {
      const typed = 'Ada\r\nBcc: everyone@example.org\r\nAnswer to: other@example.org';
      const before = await mailToTeam();
      newsroom.clock.pass({ seconds: 1 });
      await newsroom.guest.post('/contact', { ...message, [field]: typed });
      const [mail, ...more] = await mailToTeam();
      expect(more).toEqual(before);
      expect(mail?.recipient).toBe('team@example.org');
      expect(mail?.subject).toBe('A message from a reader of The Test Post');
      expect(mail?.text.match(/^Answer to: .*$/gm)).toEqual(['Answer to: ada@example.org']);
      expect(mail?.text).not.toMatch(/^Bcc:/m);
    },
  );

  test('an address that names two people is not taken', async () => {
    const answer = await newsroom.guest.post('/contact', {
      ...message,
      email: 'ada@example.org,ben@example.org',
    });
    expect(answer.statusCode).toBe(422);
  });

  test('a form from another site is not taken', async () => {
    const before = await mailToTeam();
    const answer = await newsroom.guest.post('/contact', message, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.statusCode).toBe(403);
    expect(await mailToTeam()).toEqual(before);
  });
});
