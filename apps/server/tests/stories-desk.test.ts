import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertImportedStory } from '../src/newsroom/stories/index.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

/** What a browser would send of the page's story form. */
function formOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let isInside = false;
  let open: { name: string; text: string } | null = null;
  let select = '';
  const parser = new Parser({
    onopentag(tag, { id, name = '', type, value = '', ...attributes }) {
      if (tag === 'form') isInside = id === 'story-form';
      if (!isInside) return;
      const isChosen = !['radio', 'checkbox'].includes(type ?? '') || 'checked' in attributes;
      if (tag === 'input' && isChosen && name !== 'csrf') fields[name] = value;
      if (tag === 'textarea') open = { name, text: '' };
      if (tag === 'select') fields[(select = name)] = '';
      if (tag === 'option' && 'selected' in attributes) fields[select] = value;
    },
    ontext(text) {
      if (open) open.text += text;
    },
    onclosetag(tag) {
      if (tag === 'textarea' && open) fields[open.name] = open.text;
      if (tag === 'textarea') open = null;
      if (tag === 'form') isInside = false;
    },
  });
  parser.end(html);
  return fields;
}

describe.each(engines)('the desk for stories on %s', (engine) => {
  let room: TestNewsroom;
  let editor: TestPerson;
  let other: TestPerson;
  let sectionId: string;
  beforeAll(async () => {
    room = await openTestNewsroom(engine);
    editor = await room.person({ role: 'editor', name: 'Ida Marsh' });
    other = await room.person({ role: 'editor', name: 'Omar Fenn' });
    sectionId = (await room.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()).id;
  });
  afterAll(() => room.close());

  const typed = (changes: Record<string, string> = {}): Record<string, string> => ({
    headline: 'The swans are back',
    standfirst: 'Two of them, on the pond.',
    byline: 'Ida Marsh',
    sectionId,
    slug: '',
    body: 'They came on **Monday**.\n\n- one\n- two',
    factTitle: 'Swans',
    facts: 'They are white\nThey are large',
    sources: 'The bird club | https://example.org/swans\nA neighbour',
    publish: 'draft',
    publishAt: '',
    ...changes,
  });
  /** Saves a new story and gives the address of its form. */
  const write = async (changes: Record<string, string> = {}): Promise<string> => {
    const answer = await editor.post('/desk/stories', typed(changes));
    expect(answer.statusCode, answer.body).toBe(303);
    return answer.headers.location!.replace(/\?.*/, '');
  };
  const eventsOf = async (url: string) => {
    const subject = `story:${url.split('/').at(-1)}`;
    const events = await room.db
      .selectFrom('events')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute();
    return events.map(({ action, actor, facts }) => ({ action, actor, facts: JSON.parse(facts) as unknown }));
  };

  test('only editors and admins come in', async () => {
    const url = await write({ slug: 'for-editors' });
    const [, , , id] = url.split('/');
    const gets = ['/desk/stories', '/desk/stories/new', url, `${url}/revisions/1`];
    const posts = ['/desk/stories', url, '/desk/stories/preview'];
    for (const role of ['moderator', 'safeguarding-lead', 'partner', undefined] as const) {
      const person = await room.person(role ? { role } : {});
      for (const get of gets) expect((await person.get(get)).statusCode, `${role} ${get}`).toBe(403);
      for (const post of posts)
        expect((await person.post(post, typed({ storyId: id! }))).statusCode).toBe(403);
    }
    for (const get of gets) expect((await room.guest.get(get)).headers.location).toContain('/sign-in');
    for (const post of posts) expect((await room.guest.post(post, typed())).statusCode).toBe(401);
    const admin = await room.person({ role: 'admin' });
    for (const get of gets) expect((await admin.get(get)).statusCode).toBe(200);
  });

  test('a draft is seen by editors alone, keeps all that was typed, and can be published', async () => {
    const url = await write();
    expect((await room.guest.get('/stories/the-swans-are-back')).statusCode).toBe(404);
    const form = formOf((await editor.get(url)).body);
    expect(form).toMatchObject({ ...typed({ slug: 'the-swans-are-back' }), version: '1' });

    const saved = await editor.post(url, { ...form, publish: 'now' });
    expect(saved.headers.location).toBe(`${url}?saved=2`);
    expect((await editor.get(`${url}?saved=2`)).body).toContain('Saved as version 2.');
    const { body, statusCode } = await room.guest.get('/stories/the-swans-are-back');
    expect(statusCode).toBe(200);
    expect(body).toContain('<p>They came on <strong>Monday</strong>.</p>');
    expect(body).toContain('<a href="https://example.org/swans" rel="noopener">The bird club</a>');
    expect(await eventsOf(url)).toEqual([
      { action: 'story.saved', actor: `person:${editor.personId}`, facts: { state: 'draft', version: 1 } },
      {
        action: 'story.published',
        actor: `person:${editor.personId}`,
        facts: { state: 'published', version: 2 },
      },
    ]);
    expect((await room.verify()).faults).toEqual([]);
  });

  test('a story appears at its time by the clock in London, in summer too', async () => {
    const url = await write({ slug: 'midsummer', publish: 'at', publishAt: '2027-06-21T08:00' });
    const row = () =>
      room.db.selectFrom('stories').selectAll().where('slug', '=', 'midsummer').executeTakeFirstOrThrow();
    expect((await row()).publishedAtMs).toBe(Date.UTC(2027, 5, 21, 7));
    expect(formOf((await editor.get(url)).body)).toMatchObject({
      publish: 'at',
      publishAt: '2027-06-21T08:00',
    });
    const list = (await editor.get('/desk/stories')).body;
    expect(list.slice(list.indexOf('Scheduled'))).toContain('Appears on 21 June 2027 at 08:00');
    expect((await room.guest.get('/stories/midsummer')).statusCode).toBe(404);
    room.clock.pass({ seconds: (Date.UTC(2027, 5, 21, 7) - room.clock.now()) / 1000 - 1 });
    // Sessions last 90 days, so everyone has to sign in again; readers do not.
    expect((await room.guest.get('/stories/midsummer')).statusCode).toBe(404);
    room.clock.pass({ seconds: 1 });
    expect((await room.guest.get('/stories/midsummer')).statusCode).toBe(200);
    editor = await room.person({ role: 'editor', name: 'Ada Wold' });
    other = await room.person({ role: 'editor', name: 'Ben Holt' });
  });

  test('what cannot be saved comes back with the reason beside the field, and all that was typed', async () => {
    const cases: [string, string, Record<string, string>][] = [
      ['headline', 'Fill in “Headline”.', { headline: ' ' }],
      ['headline', '“Headline” can have up to 150 characters.', { headline: 'x'.repeat(151) }],
      ['slug', 'An address has small letters', { slug: 'A Day!' }],
      ['slug', 'Another story already has this address.', { slug: 'a-fine-day' }],
      ['publishAt', 'Enter a date and time', { publish: 'at', publishAt: '2027-02-30T08:00' }],
      ['sources', 'Write each source on a line of its own', { sources: 'x | javascript:alert(1)' }],
      ['factTitle', 'Fill in “Title of the fact box”.', { factTitle: '' }],
      ['body', 'Fill in “Story”.', { body: '  ', publish: 'now' }],
      ['sectionId', 'Fill in “Section”.', { sectionId: '', publish: 'now' }],
    ];
    for (const [field, reason, changes] of cases) {
      const fields = typed({ isLead: '1', slug: 'not-saved', ...changes });
      const { statusCode, body } = await editor.post('/desk/stories', fields);
      expect(statusCode).toBe(422);
      expect(body).toContain(`<a href="#${field}">${reason}`);
      expect(body).toContain(`id="${field}-error"`);
      expect(formOf(body)).toMatchObject(fields);
    }
    const { statusCode } = await editor.post(
      '/desk/stories',
      typed({ sectionId: 'another-site’s', slug: 'not-saved' }),
    );
    expect(statusCode).toBe(422);
    expect(await room.db.selectFrom('stories').selectAll().where('slug', '=', 'not-saved').execute()).toEqual(
      [],
    );
  });

  test('a preview shows the story as readers will see it, and loses nothing', async () => {
    const fields = typed({
      headline: 'A <b>bold</b> claim',
      slug: 'Not an address',
      publish: 'at',
      publishAt: '2027-12-24T18:00',
      isLead: '1',
      body: '\n\nFirst & <script>alert(1)</script>\n\n![Pond](https://example.org/pond.png)\n',
      sources: 'Half a source |\nx | javascript:alert(1)',
    });
    const { statusCode, body } = await editor.post('/desk/stories/preview', fields);
    expect(statusCode).toBe(200);
    expect(body).toContain('Nothing is saved yet');
    expect(body).toContain('<h1 class="headline">A &lt;b>bold&lt;/b> claim</h1>');
    expect(body).toContain('24 December 2027 at 18:00');
    expect(body).toContain('<a href="https://example.org/pond.png" rel="noopener">Pond</a>');
    expect(body).not.toMatch(/<script>|<img|href="javascript/);
    expect(body).toContain('action="/desk/stories"');
    // A browser leaves out the first line end of a text area.
    expect(formOf(body)).toMatchObject({ ...fields, storyId: '', version: '0' });
    expect(
      await room.db.selectFrom('stories').selectAll().where('headline', '=', fields.headline!).execute(),
    ).toEqual([]);
  });

  test('a preview of a saved story goes on to save that story', async () => {
    const url = await write({ slug: 'previewed' });
    const form = formOf((await editor.get(url)).body);
    const preview = await editor.post('/desk/stories/preview', { ...form, headline: 'A better headline' });
    expect(preview.body).toContain(`action="${url}"`);
    const again = formOf(preview.body);
    expect(again).toEqual({ ...form, headline: 'A better headline' });
    expect((await editor.post(url, again)).statusCode).toBe(303);
    expect((await editor.get(url)).body).toContain('A better headline');
  });

  test('saving over someone else’s newer version is told, with theirs linked and nothing lost', async () => {
    const url = await write({ slug: 'two-hands' });
    const mine = formOf((await editor.get(url)).body);
    const theirs = formOf((await other.get(url)).body);
    expect((await other.post(url, { ...theirs, body: 'Their words.' })).statusCode).toBe(303);

    const stale = await editor.post(url, { ...mine, body: 'My words.', isLead: '1' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain(other.name);
    expect(stale.body).toContain(`<a href="${url}/revisions/2">version 2</a>`);
    const kept = formOf(stale.body);
    expect(kept).toEqual({ ...mine, body: 'My words.', isLead: '1', version: '2' });
    expect((await editor.get(url)).body).toContain('Their words.');

    expect((await editor.post(url, kept)).headers.location).toBe(`${url}?saved=3`);
    expect((await editor.get(`${url}/revisions/2`)).body).toContain('Their words.');
  });

  test('of two who save at the same moment one is told', async () => {
    const url = await write({ slug: 'same-moment' });
    const form = formOf((await editor.get(url)).body);
    const answers = await Promise.all([
      editor.post(url, { ...form, body: 'Mine.' }),
      other.post(url, { ...form, body: 'Theirs.' }),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 409]);
    const made = await Promise.all(
      [editor, other].map((person) => person.post('/desk/stories', typed({ slug: 'one-address' }))),
    );
    expect(made.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
    expect((await room.verify()).faults).toEqual([]);
  });

  test('earlier versions are listed with who and when, can be read, and used again', async () => {
    const url = await write({ slug: 'versions', body: 'The first text.' });
    room.clock.pass({ hours: 2 });
    const form = formOf((await other.get(url)).body);
    await other.post(url, { ...form, body: 'The second text.', facts: 'Other facts' });

    const page = (await editor.get(url)).body;
    const list = page.slice(page.indexOf('id="versions"'));
    expect(list.indexOf(`saved by ${other.name}`)).toBeLessThan(list.indexOf(`saved by ${editor.name}`));
    expect(list).toContain(`${url}/revisions/1`);
    const earlier = (await editor.get(`${url}/revisions/1`)).body;
    expect(earlier).toContain('<p>The first text.</p>');
    expect(earlier).toContain(`saved by ${editor.name}`);
    expect(earlier).toContain(`href="${url}?from=1"`);
    expect((await editor.get(`${url}/revisions/2`)).body).not.toContain('Use this text');

    const refilled = (await editor.get(`${url}?from=1`)).body;
    expect(refilled).toContain('The form holds the text of version 1. Save to use it.');
    const old = formOf(refilled);
    expect(old).toMatchObject({
      body: 'The first text.',
      facts: 'They are white\nThey are large',
      version: '2',
    });
    expect((await editor.post(url, old)).headers.location).toBe(`${url}?saved=3`);
    for (const missing of [`${url}/revisions/9`, `${url}?from=9`, `${url}?from=x`, '/desk/stories/nothing'])
      expect((await editor.get(missing)).statusCode).toBe(404);
  });

  test('the address of a story that readers have seen stays, also when it is taken off the site', async () => {
    const url = await write({ slug: 'stays', publish: 'now' });
    const form = formOf((await editor.get(url)).body);
    const since = await room.db
      .selectFrom('stories')
      .select('publishedAtMs')
      .where('slug', '=', 'stays')
      .executeTakeFirst();
    const refused = await editor.post(url, { ...form, slug: 'goes' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('the address stays as it is');

    room.clock.pass({ minutes: 5 });
    await editor.post(url, { ...form, headline: 'Corrected' });
    const still = await room.db
      .selectFrom('stories')
      .select('publishedAtMs')
      .where('slug', '=', 'stays')
      .executeTakeFirst();
    expect(still).toEqual(since);

    expect((await editor.post(url, { ...form, version: '2', publish: 'draft' })).statusCode).toBe(303);
    expect((await room.guest.get('/stories/stays')).statusCode).toBe(404);
    expect((await editor.post(url, { ...form, version: '3', slug: 'goes' })).statusCode).toBe(422);
    const later = { ...form, version: '3', publish: 'at', publishAt: '2099-01-01T00:00' };
    expect((await editor.post(url, later)).body).toContain('Choose a time that has passed');
    expect((await editor.post(url, { ...form, version: '3', publish: 'now' })).statusCode).toBe(303);
    expect((await room.guest.get('/stories/stays')).statusCode).toBe(200);
  });

  test('the address of a draft can change', async () => {
    const url = await write({ slug: 'working-title' });
    const form = formOf((await editor.get(url)).body);
    await editor.post(url, { ...form, slug: 'final-title', publish: 'now' });
    expect((await room.guest.get('/stories/final-title')).statusCode).toBe(200);
    expect((await room.guest.get('/stories/working-title')).statusCode).toBe(404);
  });

  test('a new lead takes the place of the old one, a scheduled lead when its time has come', async () => {
    const leadOf = async () =>
      /class="lead-story".*?href="\/stories\/([^"]+)"/s.exec(
        (await room.guest.get('/')).body.replace(/<p class="story-card-section">.*?<\/p>/gs, ''),
      )?.[1];
    await write({ slug: 'lead-one', publish: 'now', isLead: '1' });
    expect(await leadOf()).toBe('lead-one');
    await write({ slug: 'lead-two', publish: 'now', isLead: '1' });
    expect(await leadOf()).toBe('lead-two');
    const at = new Date(room.clock.now() + 2 * 3_600_000).toISOString().slice(0, 16);
    await write({ slug: 'lead-three', publish: 'at', publishAt: at, isLead: '1' });
    expect(await leadOf()).toBe('lead-two');
    room.clock.pass({ hours: 3 });
    expect(await leadOf()).toBe('lead-three');
    const flagged = await room.db.selectFrom('stories').select('slug').where('isLead', '=', 1).execute();
    expect(flagged.map((story) => story.slug)).not.toContain('lead-one');
  });

  test('the list shows drafts and what is on the site', async () => {
    await write({ slug: 'listed-draft', headline: 'A listed draft' });
    await write({ slug: 'listed-live', headline: 'A listed live one', publish: 'now' });
    const { body } = await editor.get('/desk/stories');
    const [drafts, scheduled, live] = ['id="drafts"', 'id="scheduled"', 'id="live"'].map((id) =>
      body.indexOf(id),
    );
    expect(body.indexOf('A listed draft')).toBeGreaterThan(drafts!);
    expect(body.indexOf('A listed draft')).toBeLessThan(scheduled!);
    expect(body.indexOf('A listed live one')).toBeGreaterThan(live!);
  });

  test('an imported story stays HTML, cleaned at each save; one too long for the form keeps its text', async () => {
    const bring = (key: string, bodyHtml: string) =>
      room.db.transaction().execute((tx) =>
        insertImportedStory(tx, {
          ...{
            siteId: room.site.id,
            importKey: key,
            slugHint: key,
            headline: 'Imported',
            bodyHtml,
            byline: null,
          },
          ...{
            canonicalUrl: null,
            publishedAtMs: room.clock.now() - 1,
            state: 'published',
            atMs: room.clock.now(),
          },
        }),
      );
    const short = await bring('short', '<p>Old</p>');
    const form = formOf((await editor.get(`/desk/stories/${short.storyId}`)).body);
    expect(form.body).toBe('<p>Old</p>');
    expect((await editor.get(`/desk/stories/${short.storyId}`)).body).toContain('saved by the import');
    await editor.post(`/desk/stories/${short.storyId}`, {
      ...form,
      body: '<p>New<script>alert(1)</script></p>',
    });
    expect((await room.guest.get('/stories/short')).body).toContain('<p>New</p>');

    const long = await bring('long', `<p>${'long words '.repeat(6_000)}</p>`);
    const page = await editor.get(`/desk/stories/${long.storyId}`);
    expect(page.body).toContain('too long to be edited here');
    const longForm = formOf(page.body);
    expect(longForm).not.toHaveProperty('body');
    expect(
      (await editor.post(`/desk/stories/${long.storyId}`, { ...longForm, headline: 'Renamed' })).statusCode,
    ).toBe(303);
    const { body } = await room.guest.get('/stories/long');
    expect(body).toContain('Renamed');
    expect(body).toContain('long words long words');
  });
});
