/**
 * The cache of threads against a model of none: whatever readers and moderators do, in whatever order and on whichever
 * of two servers, a page that the cache gives is the page that a fresh rendering gives, and shows nothing that nobody
 * may see.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildServer, type Server } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import {
  changeCommentState,
  findComment,
  hideComment,
  unhideComment,
  withdrawComment,
} from '../src/conversation/comments/index.ts';
import { findPublicPage } from '../src/conversation/comments/public-page.ts';
import { writePublicThread } from '../src/conversation/comments/public-thread-json.view.tsx';
import { renderPublicThread } from '../src/conversation/comments/public-thread.view.tsx';
import { readThreadQuery, sorts, type Sort } from '../src/conversation/comments/thread-query.ts';
import { createStory } from '../src/newsroom/stories/index.ts';
import { post } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';
import { settle } from './support/settle.ts';

interface Comment {
  readonly id: string;
  readonly author: number;
  /** A word that stands in this comment's newest text alone. */
  word: string;
  isShown: boolean;
}

interface Model {
  readonly comments: Comment[];
  mode: 'open' | 'closed' | 'hidden';
}

interface World {
  readonly news: TestNewsroom;
  /** A story of this run's own. */
  readonly slug: string;
  /** Two servers with a cache each, on one database. */
  readonly servers: readonly [Server, Server];
  readonly readers: readonly [TestPerson, TestPerson];
  readonly moderator: TestPerson;
  /** What each server's reader got last from each address, with its ETag. */
  readonly browsers: readonly [Map<string, Got>, Map<string, Got>];
}

interface Got {
  readonly etag: string;
  readonly body: string;
}

interface Way {
  readonly sort: Sort;
  readonly format: 'html' | 'json';
}

type Command = fc.AsyncCommand<Model, World>;

let lastWord = 0;

function command(
  name: string,
  act: (model: Model, world: World) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command {
  return { check, run: act, toString: () => name };
}

const hasComments = (model: Model): boolean => model.comments.length > 0;
const pick = (model: Model, at: number): Comment => {
  const comment = model.comments[at % model.comments.length];
  if (!comment) throw new Error('There is no comment to pick.');
  return comment;
};

const write = (author: number, parentAt: number | null): Command =>
  command(
    `write(${author}, ${parentAt})`,
    async (model, { news, readers, slug }) => {
      const parents = model.comments.filter((one) => one.isShown);
      const parent = parentAt === null ? undefined : parents[parentAt % Math.max(parents.length, 1)];
      news.clock.pass({ seconds: 1 });
      const word = `word${++lastWord}x`;
      const who = readers[author];
      if (!who) return;
      const place = { storySlug: slug, ...(parent && { parentId: parent.id }) };
      const id = await post(who, `Something about ${word}.`, place);
      model.comments.push({ id, author, word, isShown: true });
    },
    (model) => model.mode === 'open',
  );

const edit = (at: number): Command =>
  command(
    `edit(${at})`,
    async (model, { readers }) => {
      const comment = pick(model, at);
      const word = `word${++lastWord}x`;
      const response = await readers[comment.author]?.post(`/comments/${comment.id}/edit`, {
        text: `Now about ${word}.`,
      });
      if (response?.headers.location?.includes('posted=')) comment.word = word;
    },
    (model) => hasComments(model) && model.mode === 'open',
  );

const hideOrShow = (at: number): Command =>
  command(
    `hide or show(${at})`,
    async (model, { news }) => {
      const comment = pick(model, at);
      const found = await findComment(news.db, { siteId: news.site.id, commentId: comment.id });
      if (found?.state !== 'published') return;
      const change = found.hiddenAtMs === null ? hideComment : unhideComment;
      const hiding = { comment: found, atMs: news.clock.now(), actor: 'system' };
      await news.db.transaction().execute((tx) => change(tx, hiding));
      comment.isShown = found.hiddenAtMs !== null;
    },
    hasComments,
  );

const removeOrRestore = (at: number): Command =>
  command(
    `remove or restore(${at})`,
    async (model, { news }) => {
      const comment = pick(model, at);
      const found = await findComment(news.db, { siteId: news.site.id, commentId: comment.id });
      if (found?.hiddenAtMs !== null || found.state === 'withdrawn') return;
      const to = found.state === 'published' ? 'removed' : 'published';
      const action = to === 'removed' ? 'comment.removed' : 'comment.restored';
      const change = { comment: found, to, actor: 'system', action, atMs: news.clock.now() } as const;
      await news.db.transaction().execute((tx) => changeCommentState(tx, change));
      comment.isShown = to === 'published';
    },
    hasComments,
  );

const withdraw = (at: number): Command =>
  command(
    `withdraw(${at})`,
    async (model, { readers }) => {
      const comment = pick(model, at);
      const ctx = await readers[comment.author]?.ctx();
      if (ctx) await withdrawComment(ctx, { commentId: comment.id });
      comment.isShown = false;
    },
    hasComments,
  );

const like = (at: number): Command =>
  command(
    `like(${at})`,
    async (model, { readers }) => {
      const comment = pick(model, at);
      await readers[1 - comment.author]?.post(`/comments/${comment.id}/like`);
    },
    hasComments,
  );

const pin = (at: number): Command =>
  command(
    `pin(${at})`,
    async (model, { moderator }) => {
      const comment = pick(model, at);
      await moderator.post(`/desk/comments/${comment.id}/pin`, { pinned: at % 3 === 0 ? 'no' : 'yes' });
    },
    hasComments,
  );

const setMode = (mode: Model['mode']): Command =>
  command(`set mode(${mode})`, async (model, { moderator, slug }) => {
    await moderator.post(`/desk/threads/${slug}/mode`, { mode });
    model.mode = mode;
  });

/** Reads from one server as a browser does, with the ETag of what it has, and holds it against a fresh rendering. */
const read = (from: 0 | 1, way: Way): Command =>
  command(`read(${from}, ${way.format} ${way.sort})`, async (model, world) => {
    const server = world.servers[from];
    await settle(server);
    const browser = world.browsers[from];
    const url = `${way.format === 'json' ? '/api/v1' : ''}/threads/${world.slug}?sort=${way.sort}`;
    const had = browser.get(url);
    const headers = had ? { 'if-none-match': had.etag } : {};
    const response = await server.app.inject({ method: 'GET', url, headers });
    if (model.mode === 'hidden') {
      expect(response.statusCode).toBe(404);
      for (const { word } of model.comments) expect(response.body).not.toContain(word);
      return;
    }
    const shown = response.statusCode === 304 ? had?.body : response.body;
    expect(shown).toBe(await renderAnew(world, way));
    for (const { word, isShown } of model.comments) expect(shown?.includes(word), word).toBe(isShown);
    if (response.statusCode === 200)
      browser.set(url, { etag: String(response.headers.etag), body: response.body });
  });

/** What stands in the database now, with nothing kept. */
async function renderAnew(world: World, way: Way): Promise<string> {
  const { news, slug } = world;
  const key = { siteId: news.site.id, slug, query: readThreadQuery({ sort: way.sort }) };
  const page = await findPublicPage(news, key, { onStory: () => undefined });
  if (!page) throw new Error('There is no thread.');
  const write = way.format === 'json' ? writePublicThread : renderPublicThread;
  return write(page, (_key, _version, make) => make());
}

/** A second server, as another process would be: its own cache, the same database. */
async function openOther(news: TestNewsroom): Promise<{ server: Server; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  const config = readConfig({
    FOLKMOOT_DATA: folder,
    FOLKMOOT_SECRET: 'a secret for the tests alone, 32 letters or more',
    FOLKMOOT_LOG_LEVEL: 'silent',
  });
  const server = await buildServer(config, news.db, { clock: news.clock, log: pino({ level: 'silent' }) });
  const close = async () => {
    await server.app.close();
    rmSync(folder, { recursive: true });
  };
  return { server, close };
}

const way = fc.record<Way>({
  sort: fc.constantFrom(...sorts),
  format: fc.constantFrom('html', 'html', 'json'),
});
const place = fc.nat({ max: 20 });
const commands = [
  fc.tuple(fc.nat({ max: 1 }), fc.option(place)).map(([author, parent]) => write(author, parent)),
  fc.tuple(fc.nat({ max: 1 }), fc.option(place)).map(([author, parent]) => write(author, parent)),
  place.map(edit),
  place.map(hideOrShow),
  place.map(removeOrRestore),
  place.map(withdraw),
  place.map(like),
  place.map(pin),
  fc.constantFrom<Model['mode'][]>('open', 'closed', 'hidden', 'open', 'open').map(setMode),
  ...[0, 1, 2].map(() =>
    fc.tuple(fc.constantFrom<(0 | 1)[]>(0, 1), way).map(([from, how]) => read(from, how)),
  ),
];

let lastStory = 0;

async function openStory(news: TestNewsroom): Promise<string> {
  const slug = `story-${++lastStory}`;
  const atMs = news.clock.now();
  const words = {
    headline: 'A fine day',
    standfirst: 'The sun came out.',
    byline: 'Ida Marsh',
    body: 'Fine.',
  };
  const story = { siteId: news.site.id, sectionId: null, slug, ...words, publishedAtMs: atMs, atMs };
  await news.db.transaction().execute((tx) => createStory(tx, story));
  return slug;
}

describe.each(engines)('the cache of threads on %s', (engine) => {
  let news: TestNewsroom;
  let other: Awaited<ReturnType<typeof openOther>>;
  beforeEach(async () => {
    news = await openTestNewsroom(engine);
    other = await openOther(news);
  });
  afterEach(async () => {
    await other.close();
    await news.close();
  });

  test(
    'is never seen: a page is as a fresh rendering, on two servers alike',
    { timeout: 120_000 },
    async () => {
      const readers = [await news.person(), await news.person()] as const;
      const moderator = await news.person({ role: 'moderator' });
      const servers = [news.server, other.server] as const;
      const property = fc.asyncProperty(
        fc.commands(commands, { maxCommands: 40, size: 'max' }),
        async (run) => {
          const slug = await openStory(news);
          const real: World = { news, slug, servers, readers, moderator, browsers: [new Map(), new Map()] };
          const setup = (): { model: Model; real: World } => ({
            model: { comments: [], mode: 'open' },
            real,
          });
          await fc.asyncModelRun(setup, run);
        },
      );
      await fc.assert(property, { numRuns: 15, endOnFailure: true });
    },
  );

  test('what is written on one server is seen on the other', async () => {
    const reader = await news.person();
    const get = () => other.server.app.inject({ method: 'GET', url: '/threads/a-fine-day' });
    expect((await get()).body).toContain('Nobody has written here yet');
    await post(reader, 'The ducks are back.');
    await vi.waitFor(async () => expect((await get()).body).toContain('The ducks are back.'), {
      interval: 5,
    });
  });
});
