import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSection,
  createStory,
  insertImportedStory,
  type ImportedStoryInput,
  type NewStory,
} from '../src/newsroom/stories/index.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

const hourMs = 3_600_000;

describe.each(engines)('the publisher’s pages on %s', (engine) => {
  let room: TestNewsroom;
  let newsId: string;
  beforeAll(async () => {
    room = await openTestNewsroom(engine);
    newsId = (await room.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()).id;
  });
  afterAll(() => room.close());

  const add = (story: Partial<NewStory> & { slug: string }) =>
    room.db.transaction().execute((tx) =>
      createStory(tx, {
        siteId: room.site.id,
        sectionId: newsId,
        headline: `Headline of ${story.slug}`,
        standfirst: `Standfirst of ${story.slug}.`,
        byline: 'Ida Marsh',
        body: 'Words.',
        publishedAtMs: room.clock.now() - hourMs,
        atMs: room.clock.now(),
        ...story,
      }),
    );
  const bring = (story: Partial<ImportedStoryInput> & { importKey: string }) =>
    room.db.transaction().execute((tx) =>
      insertImportedStory(tx, {
        siteId: room.site.id,
        slugHint: null,
        headline: 'From elsewhere',
        canonicalUrl: 'https://example.org/old/page',
        bodyHtml: '<p>Old words.</p>',
        byline: null,
        publishedAtMs: room.clock.now() - hourMs,
        state: 'published',
        atMs: room.clock.now(),
        ...story,
      }),
    );

  test('a story shows its breadcrumb, headline, standfirst, byline, body, facts with sources, and thread', async () => {
    await add({
      slug: 'the-bridge',
      headline: 'The bridge opens',
      standfirst: 'After nine years, people can walk across.',
      body: 'It is **open**.\n\n## What now\n\nWalk.',
      publishedAtMs: Date.UTC(2026, 6, 1, 7, 5),
      factBox: {
        title: 'The bridge in short',
        facts: ['40 metres long'],
        sources: [
          { name: 'The council', url: 'https://example.org/bridge' },
          { name: 'A neighbour', url: null },
        ],
      },
    });
    const page = await room.guest.get('/stories/the-bridge');
    expect(page.statusCode).toBe(200);
    const html = page.body;
    const order = [
      '<a href="/">Home</a>',
      '<a href="/sections/news">News</a>',
      '<h1 class="headline">The bridge opens</h1>',
      'After nine years, people can walk across.',
      'By Ida Marsh',
      '<time datetime="2026-07-01T07:05:00.000Z">1 July 2026 at 08:05</time>',
      '<p>It is <strong>open</strong>.</p>',
      '<h2>What now</h2>',
      'The bridge in short</h2>',
      '40 metres long',
      '<a href="https://example.org/bridge" rel="noopener">The council</a>',
      'A neighbour',
      'class="thread',
    ];
    const places = order.map((part) => html.indexOf(part, html.indexOf('<main')));
    expect(
      places.every((place) => place > 0),
      JSON.stringify(places),
    ).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<title>The bridge opens – The Test Post</title>');
    expect(html).toContain('<meta name="description" content="After nine years, people can walk across."/>');
    expect(html).toContain('<link rel="canonical" href="http://newsroom.test/stories/the-bridge"/>');
  });

  test('no field of a story can carry a script, and Markdown brings no picture', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await add({
      slug: 'evil',
      headline: evil,
      standfirst: evil,
      byline: evil,
      body: `${evil}\n\n![Green](https://example.org/green.png)\n\n[x](javascript:alert(1))`,
      factBox: { title: evil, facts: [evil], sources: [{ name: evil, url: 'javascript:alert(1)' }] },
    });
    for (const url of ['/stories/evil', '/', '/sections/news']) {
      const { body } = await room.guest.get(url);
      expect(body).toContain('&lt;script>alert(1)');
      expect(body).not.toMatch(/<script>|<img|href="javascript/i);
    }
    const { body } = await room.guest.get('/stories/evil');
    expect(body).toContain('<a href="https://example.org/green.png" rel="noopener">Green</a>');
  });

  test('a story is there from its time on, and not a moment before', async () => {
    await add({ slug: 'tomorrow', publishedAtMs: room.clock.now() + 60_000 });
    expect((await room.guest.get('/stories/tomorrow')).statusCode).toBe(404);
    expect((await room.guest.get('/')).body).not.toContain('/stories/tomorrow');
    expect((await room.guest.get('/sections/news')).body).not.toContain('/stories/tomorrow');
    room.clock.pass({ seconds: 59 });
    expect((await room.guest.get('/stories/tomorrow')).statusCode).toBe(404);
    room.clock.pass({ seconds: 1 });
    expect((await room.guest.get('/stories/tomorrow')).statusCode).toBe(200);
    expect((await room.guest.get('/sections/news')).body).toContain('/stories/tomorrow');
  });

  test('an unknown story or section is a page that says so', async () => {
    for (const url of ['/stories/nowhere', '/sections/nowhere', `/stories/${'x'.repeat(200)}`])
      expect((await room.guest.get(url)).statusCode).toBe(404);
  });

  test('a story elsewhere says where it is, shows its cleaned text, and has its thread here', async () => {
    const { slug } = await bring({
      importKey: 'wxr:post:1',
      bodyHtml:
        '<p onclick="x()">Old <b>words</b><script>alert(1)</script></p><img src="https://example.org/i.png"><h1>Then</h1>',
    });
    const { body } = await room.guest.get(`/stories/${slug}`);
    expect(body).toContain(
      'This story is at <a href="https://example.org/old/page" rel="noopener">example.org</a>',
    );
    expect(body).toContain('<p>Old <strong>words</strong></p>');
    expect(body).toContain('<h2>Then</h2>');
    expect(body).not.toMatch(/<script>|<img|onclick/);
    expect(body).toContain('class="thread');
    expect(body).toContain('<link rel="canonical" href="https://example.org/old/page"/>');
  });

  test('only a web address makes a story one that is elsewhere', async () => {
    const { slug } = await bring({ importKey: 'wxr:post:2', canonicalUrl: 'javascript:alert(1)' });
    const { body } = await room.guest.get(`/stories/${slug}`);
    expect(body).not.toContain('This story is at');
    expect(body).not.toContain('javascript:');
  });

  test('an import that is run again finds its stories, and gives each its own address', async () => {
    const first = await bring({ importKey: 'wxr:post:10', slugHint: 'Same name' });
    expect(first).toMatchObject({ slug: 'same-name', isNew: true });
    const slugs: string[] = [];
    for (let number = 11; number < 20; number += 1)
      slugs.push((await bring({ importKey: `wxr:post:${number}`, slugHint: 'same-name' })).slug);
    expect(slugs).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `same-name-${number}`));
    expect(await bring({ importKey: 'wxr:post:10', slugHint: 'another' })).toEqual({
      ...first,
      isNew: false,
    });
  });

  test('an imported draft stays unseen', async () => {
    const { slug } = await bring({ importKey: 'wxr:post:30', state: 'draft' });
    expect((await room.guest.get(`/stories/${slug}`)).statusCode).toBe(404);
  });
});

describe.each(engines)('the front page and sections on %s', (engine) => {
  let room: TestNewsroom;
  beforeAll(async () => {
    room = await openTestNewsroom(engine, { settings: { tagline: 'News from the test bench' } });
    await room.db.transaction().execute(async (tx) => {
      const siteId = room.site.id;
      const atMs = room.clock.now();
      const sportId = await addSection(tx, { siteId, slug: 'sport', name: 'Sport', position: 2 });
      await addSection(tx, { siteId, slug: 'empty', name: 'Nothing yet', position: 3 });
      const story = { siteId, standfirst: 'Short.', byline: '', body: 'Words.', atMs };
      // Three a minute, so that a page ends among stories of the same time.
      for (let number = 1; number <= 45; number += 1)
        await createStory(tx, {
          ...story,
          sectionId: sportId,
          slug: `match-${number}`,
          headline: `Match ${number}`,
          publishedAtMs: atMs - 10 * hourMs + Math.floor((number - 1) / 3) * 60_000,
        });
      const lead = { ...story, sectionId: sportId, isLead: true };
      await createStory(tx, {
        ...lead,
        slug: 'old-lead',
        headline: 'Old lead',
        publishedAtMs: atMs - 20 * hourMs,
      });
      await createStory(tx, {
        ...lead,
        slug: 'new-lead',
        headline: 'New lead',
        publishedAtMs: atMs - 30 * hourMs,
      });
      await createStory(tx, {
        ...story,
        sectionId: null,
        slug: 'stray',
        headline: 'A stray',
        publishedAtMs: atMs - hourMs,
      });
    });
  });
  afterAll(() => room.close());

  test('the lead story is first and alone, then each section in order with its newest stories', async () => {
    const { body } = await room.guest.get('/');
    const main = body.slice(body.indexOf('<main'));
    const headings = [...main.matchAll(/<(h[1-3])[^>]*>(?:<a href="([^"]+)">)?([^<]+)/g)].map(
      ([, level, href, text]) => [level, text, href ?? null],
    );
    const sport = headings.splice(5, 6);
    expect(headings).toEqual([
      ['h1', 'The Test Post', null],
      ['h2', 'New lead', '/stories/new-lead'],
      ['h2', 'News', '/sections/news'],
      ['h3', 'A fine day', '/stories/a-fine-day'],
      ['h2', 'Sport', '/sections/sport'],
      ['h2', 'More stories', null],
      ['h3', 'A stray', '/stories/stray'],
    ]);
    const newest = [40, 41, 42, 43, 44, 45].map((number) => [
      'h3',
      `Match ${number}`,
      `/stories/match-${number}`,
    ]);
    expect(sport.sort()).toEqual(newest);
    expect(main).toContain('The sun came out over the green.');
    expect(main).toContain('9 February 2027</time>');
    expect(main).toContain('No comments yet');
    expect(body).toContain('<meta name="description" content="News from the test bench"/>');
  });

  test('a card says how many comments its story has', async () => {
    const { id } = await room.db
      .selectFrom('stories')
      .select('id')
      .where('slug', '=', 'a-fine-day')
      .executeTakeFirstOrThrow();
    const thread = {
      storyId: id,
      siteId: room.site.id,
      mode: 'open' as const,
      pinnedCommentId: null,
      publishedCount: 1234,
    };
    await room.db.insertInto('threads').values(thread).execute();
    for (const url of ['/', '/sections/news'])
      expect((await room.guest.get(url)).body).toContain('1,234 comments');
    await room.db.deleteFrom('threads').execute();
  });

  test('a section’s pages follow each other without a gap or a double', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/sections/sport';
    for (let page = 0; url !== undefined && page < 5; page += 1) {
      const { body, statusCode } = await room.guest.get(url);
      expect(statusCode).toBe(200);
      expect(body.includes('Newest stories')).toBe(page > 0);
      const main = body.slice(body.indexOf('<main'));
      seen.push(...[...main.matchAll(/<h2><a href="\/stories\/([^"]+)"/g)].map((match) => match[1]!));
      url = /<a href="([^"]+)" rel="next">Older stories/.exec(main)?.[1];
    }
    expect(seen).toHaveLength(47);
    expect(new Set(seen).size).toBe(47);
    expect(seen.slice(-2)).toEqual(['old-lead', 'new-lead']);
  });

  test('a section without stories says so, and a cursor with a slip begins at the newest', async () => {
    expect((await room.guest.get('/sections/empty')).body).toContain('no stories in this section yet');
    const { statusCode, body } = await room.guest.get('/sections/sport?before=nonsense');
    expect(statusCode).toBe(200);
    expect(body).toContain('Match 45');
  });
});
