import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertImportedStory } from '../src/newsroom/stories/index.ts';
import { apiFor, problem, problemOf, type ApiClient } from './support/api.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

const paper = 'https://www.paper.example';

interface Story {
  key: string;
  title: string;
  url: string;
}

describe.each(engines)('pages elsewhere on %s', (engine) => {
  let newsroom: TestNewsroom;
  let page: ApiClient;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, { settings: { embedOrigins: [paper] } });
    page = await apiFor(newsroom, null);
  });
  afterAll(() => newsroom.close());

  const ask = (body: object, headers: Record<string, string> = {}) =>
    page.ask('POST', '/api/v1/stories', { body, headers: { origin: paper, ...headers } });

  test('a page gets its thread at the first use, and the same one ever after', async () => {
    const first = await ask({
      url: `${paper}/news/mill?utm_source=mail#comments`,
      title: ' The mill\n gets its sails ',
    });
    expect(first.statusCode, first.body).toBe(201);
    const story = {
      key: 'the-mill-gets-its-sails',
      title: 'The mill gets its sails',
      url: `${paper}/news/mill`,
    };
    expect(first.json<Story>()).toEqual(story);
    for (const url of ['/news/mill', '/news/mill/', '/news/mill?fbclid=1', '/news/mill#x']) {
      const again = await ask({ url: paper + url, title: 'Another title' });
      expect([again.statusCode, again.json<Story>().key]).toEqual([200, story.key]);
    }
    expect(
      (await ask({ url: `${paper}/news/mill?page=2`, title: 'The mill gets its sails' })).json<Story>().key,
    ).toBe('the-mill-gets-its-sails-2');
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('readers can talk there at once, and the page is linked to', async () => {
    const { key } = (await ask({ url: `${paper}/news/talk`, title: 'Talk of the town' })).json<Story>();
    const reader = await apiFor(newsroom, await newsroom.person());
    const body = { text: 'The first word.', agreeToRules: true };
    const posted = await reader.ask('POST', `/api/v1/threads/${key}/comments`, {
      body,
      headers: { origin: paper },
    });
    expect(posted.statusCode, posted.body).toBe(201);
    const shown = await newsroom.guest.get(`/stories/${key}`);
    expect(shown.body).toContain('The first word.');
    expect(shown.body).toContain(`href="${paper}/news/talk"`);
    expect(shown.body).toContain('name="robots" content="noindex"');
  });

  test('a title that a stranger made up is not on the front page', async () => {
    await ask({ url: `${paper}/made-up`, title: 'Somebody is a muppet' });
    expect((await newsroom.guest.get('/')).body).not.toContain('Somebody is a muppet');
    const editor = await newsroom.person({ role: 'editor' });
    expect((await editor.get('/desk/stories')).body).toContain('Somebody is a muppet');
  });

  test('a page without a title is called by its address', async () => {
    expect((await ask({ url: `${paper}/untitled` })).json<Story>().title).toBe('www.paper.example/untitled');
  });

  test('readers who come at once make one story', async () => {
    const body = { url: `${paper}/at-once`, title: 'At once' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(body)));
    expect(answers.map((one) => one.statusCode).filter((status) => status > 201)).toEqual([]);
    expect(new Set(answers.map((one) => one.json<Story>().key))).toEqual(new Set(['at-once']));
  });

  test('the thread that an import brought is found by its address, with either protocol and slash', async () => {
    const { clock, db, site } = newsroom;
    const imported = await db.transaction().execute((tx) =>
      insertImportedStory(tx, {
        ...{ siteId: site.id, importKey: 'disqus:77', slugHint: null, headline: 'An old story' },
        ...{
          canonicalUrl: 'http://www.paper.example/old/',
          bodyHtml: null,
          byline: null,
          publishedAtMs: null,
        },
        ...{ state: 'published', atMs: clock.now() },
      }),
    );
    const found = await ask({ url: `${paper}/old`, title: 'An old story' });
    expect([found.statusCode, found.json<Story>().key]).toEqual([200, imported.slug]);
  });

  test('a story of our own is found by its address, and nothing comes into being for another of our pages', async () => {
    const own = await ask({ url: 'http://newsroom.test/stories/a-fine-day' });
    expect([own.statusCode, own.json<Story>().key]).toEqual([200, 'a-fine-day']);
    expect(problemOf(await ask({ url: 'http://newsroom.test/help' }))).toEqual(
      problem(404, 'not-found', 'url'),
    );
  });

  test('an origin that is not listed is told what to do', async () => {
    for (const url of [
      'https://elsewhere.example/a',
      'http://www.paper.example/new',
      'https://paper.example/new',
      `${paper}:8443/new`,
    ]) {
      const refused = await ask({ url, title: 'New' });
      expect(problemOf(refused), url).toEqual(problem(403, 'origin-not-listed', 'url'));
      expect(refused.json<{ detail: string }>().detail).toContain(
        `folkmoot site set test --embed-origin ${new URL(url).origin}`,
      );
    }
  });

  test('what is no address is refused', async () => {
    for (const url of [
      '',
      'news/mill',
      'javascript:alert(1)',
      'https://ida:secret@www.paper.example/',
      `${paper}/${'x'.repeat(2_000)}`,
    ])
      expect(problemOf(await ask({ url })), url).toEqual(problem(422, 'url-invalid', 'url'));
    expect(problemOf(await ask({ title: 'No address' }))).toEqual(problem(400, 'request-invalid'));
  });

  test('one address makes thirty new stories a minute, and finds as many as it likes', async () => {
    const fresh = await openTestNewsroom(engine, {
      settings: { embedOrigins: [paper] },
      environment: { FOLKMOOT_REQUESTS_PER_MINUTE: '3' },
    });
    const client = await apiFor(fresh, null);
    const open = async (name: string) =>
      (
        await client.ask('POST', '/api/v1/stories', {
          body: { url: `${paper}/${name}` },
          headers: { origin: paper },
        })
      ).statusCode;
    const made = [];
    for (let number = 0; number < 31; number++) made.push(await open(`page-${number}`));
    expect(made).toEqual([...Array<number>(30).fill(201), 429]);
    for (let time = 0; time < 20; time++) expect(await open('page-3')).toBe(200);
    await fresh.close();
  });
});
