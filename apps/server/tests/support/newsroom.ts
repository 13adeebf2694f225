/**
 * A whole newsroom for a test: a fresh database on each of the two engines, the real server built on it, a clock that
 * the test sets, and people who are signed in as a browser would be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { inject } from 'vitest';
import { buildServer, projections, type Server } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import type { AddressKeys, AgeBand, Ctx, Site, SiteSettings, StaffRole, Viewer } from '../../src/context.ts';
import { migrate, openDatabase, type Db } from '../../src/db/index.ts';
import { verifyLedger, type LedgerReport } from '../../src/newsroom/ledger/index.ts';
import { addressKeys, createPerson, findViewer, openSession } from '../../src/newsroom/people/index.ts';
import { addSite } from '../../src/newsroom/sites/index.ts';
import { addSection, createStory } from '../../src/newsroom/stories/index.ts';
import { createTestDatabase } from './postgres-server.ts';

/** `describe.each(engines)('…', (engine) => …)` runs a suite on both databases. */
export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

export const testOrigin = 'http://newsroom.test';
const secret = 'a secret for the tests alone, 32 letters or more';

export interface TestDb {
  readonly db: Db;
  close(): Promise<void>;
}

/** An empty database, brought up to date. */
export async function openTestDb(engine: Engine): Promise<TestDb> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  const place =
    engine === 'sqlite'
      ? { file: join(folder, 'test.sqlite') }
      : await createTestDatabase(inject('postgresUrl'));
  const db = openDatabase(place);
  await migrate(db);
  return {
    db,
    close: async () => {
      await db.destroy();
      if ('url' in place) await place.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Time stands still until a test moves it. It starts at a Tuesday morning. */
export class TestClock {
  #nowMs = Date.UTC(2027, 1, 9, 9, 0, 0);
  now(): number {
    return this.#nowMs;
  }
  pass(duration: { seconds?: number; minutes?: number; hours?: number; days?: number }): void {
    const { seconds = 0, minutes = 0, hours = 0, days = 0 } = duration;
    this.#nowMs += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}

export interface TestPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** Asks as this person's browser would: with the cookie, the origin, and the token in every form. */
  get(url: string, options?: InjectOptions): Promise<LightMyRequestResponse>;
  post(
    url: string,
    fields?: Record<string, string>,
    options?: InjectOptions,
  ): Promise<LightMyRequestResponse>;
  /** Anything else that this browser could send: with its cookie, and nothing added. */
  send(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** What a rule is handed when this person asks; for tests that call rules directly. */
  ctx(): Promise<Ctx>;
}

export interface TestNewsroom {
  readonly engine: Engine;
  readonly server: Server;
  readonly db: Db;
  readonly clock: TestClock;
  readonly keys: AddressKeys;
  readonly site: Site;
  /** A published story with the slug `a-fine-day` in the section `news`. */
  readonly storySlug: string;
  readonly guest: Pick<TestPerson, 'get' | 'post' | 'send' | 'ctx'>;
  /** Somebody with an account and an open session. */
  person(options?: {
    name?: string;
    ageBand?: AgeBand;
    role?: StaffRole;
    badge?: 'staff' | 'partner';
  }): Promise<TestPerson>;
  verify(): Promise<LedgerReport>;
  close(): Promise<void>;
}

let counter = 0;

export async function openTestNewsroom(
  engine: Engine,
  options: { settings?: Partial<SiteSettings>; environment?: Record<string, string> } = {},
): Promise<TestNewsroom> {
  const { db, close } = await openTestDb(engine);
  const clock = new TestClock();
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  const config = readConfig({
    FOLKMOOT_DATA: folder,
    FOLKMOOT_SECRET: secret,
    FOLKMOOT_ORIGIN: testOrigin,
    FOLKMOOT_REQUESTS_PER_MINUTE: '1000000',
    FOLKMOOT_LOG_LEVEL: 'silent',
    ...options.environment,
  });
  const keys = addressKeys(secret);
  const log = pino({ level: 'silent' });
  const server = await buildServer(config, db, { clock, log, hasMailbox: true });
  const settings = { commentsPerMinute: 1_000_000, ...options.settings };
  const site = await db
    .transaction()
    .execute((tx) => addSite(tx, { slug: 'test', name: 'The Test Post', settings }, { atMs: clock.now() }));
  const storySlug = await addTestStory(db, site, clock);
  const ctxFor = (viewer: Viewer): Ctx => ({ db, clock, log, viewer, site, keys, origin: testOrigin });

  return {
    engine,
    server,
    db,
    clock,
    keys,
    site,
    storySlug,
    guest: { ...browser(server, null), ctx: () => Promise.resolve(ctxFor({ kind: 'guest' })) },
    person: async (who = {}) => {
      const number = ++counter;
      const name = who.name ?? `Reader ${number} ${letters(number)}`;
      const email = `reader${number}@example.org`;
      const atMs = clock.now();
      const created = await db.transaction().execute(async (tx) => {
        const personId = await createPerson(tx, {
          siteId: site.id,
          email,
          name,
          ageBand: who.ageBand ?? '18-plus',
          badge: who.badge ?? null,
          roles: who.role ? [who.role] : [],
          atMs,
          keys,
        });
        return { personId, session: await openSession(tx, { siteId: site.id, personId, atMs }) };
      });
      const { token } = created.session;
      const find = () => findViewer({ db, clock, site }, token);
      const viewer = await find();
      const csrf = viewer.kind === 'person' ? viewer.csrfToken : '';
      return {
        personId: created.personId,
        name,
        email,
        ...browser(server, { token, csrf }),
        ctx: async () => ctxFor(await find()),
      };
    },
    verify: () => verifyLedger(db, site.id, projections),
    close: async () => {
      await server.app.close();
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Names must differ by more than a number's look-alikes, so each carries letters of its own. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

async function addTestStory(db: Db, site: Site, clock: TestClock): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const sectionId = await addSection(tx, { siteId: site.id, slug: 'news', name: 'News', position: 1 });
    const story = await createStory(tx, {
      siteId: site.id,
      sectionId,
      slug: 'a-fine-day',
      headline: 'A fine day',
      standfirst: 'The sun came out over the green.',
      byline: 'Ida Marsh',
      body: 'It was a fine day in the village.',
      publishedAtMs: clock.now() - 3_600_000,
      atMs: clock.now(),
    });
    return story.slug;
  });
}

function browser(
  server: Server,
  session: { token: string; csrf: string } | null,
): Pick<TestPerson, 'get' | 'post' | 'send'> {
  const cookies = session ? { folkmoot: session.token } : {};
  return {
    get: (url, options = {}) => server.app.inject({ ...options, method: 'GET', url, cookies }),
    send: (options) => server.app.inject({ ...options, cookies }),
    post: (url, fields = {}, options = {}) =>
      server.app.inject({
        ...options,
        method: 'POST',
        url,
        cookies,
        headers: {
          origin: testOrigin,
          'content-type': 'application/x-www-form-urlencoded',
          ...options.headers,
        },
        payload: new URLSearchParams({ ...(session && { csrf: session.csrf }), ...fields }).toString(),
      }),
  };
}
