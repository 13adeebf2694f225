/**
 * Nothing that a reader was told is stored may be lost by a kill at any moment: the server is killed 50 times, at random,
 * while sixteen readers post, and every comment that was acknowledged must be there, with an event log that verifies.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projections } from '../apps/server/src/build.ts';
import { migrate, openDatabase, type DatabasePlace, type Db } from '../apps/server/src/db/index.ts';
import { verifyLedger } from '../apps/server/src/newsroom/ledger/index.ts';
import {
  addressKeys,
  createPerson,
  findViewer,
  openSession,
} from '../apps/server/src/newsroom/people/index.ts';
import { addSite } from '../apps/server/src/newsroom/sites/index.ts';
import { addSection, createStory } from '../apps/server/src/newsroom/stories/index.ts';
import {
  createTestDatabase,
  startPostgresServer,
  type TestDatabase,
  type TestPostgres,
} from '../apps/server/tests/support/postgres-server.ts';
import { startNewsroom, temporaryFolder } from './support/start-newsroom.ts';

const kills = 50;
/** One reader a letter; none of them looks like another, which would make two names the same. */
const letters = 'abcdefghkmnpqrst';
const secret = 'a secret for the tests alone, 32 letters or more';

interface Reader {
  readonly token: string;
  readonly csrf: string;
}

interface Prepared {
  readonly siteId: string;
  readonly readers: readonly Reader[];
}

describe.each(['sqlite', 'postgres'] as const)('killed under load on %s', (engine) => {
  const folder = temporaryFolder();
  let postgres: TestPostgres | undefined;
  let database: TestDatabase | undefined;
  let place: DatabasePlace;

  beforeAll(async () => {
    if (engine === 'postgres') {
      postgres = await startPostgresServer({ durable: true });
      database = await createTestDatabase(postgres.url);
      place = { url: database.url };
    } else {
      place = { file: join(folder.path, 'folkmoot.sqlite') };
    }
  });
  afterAll(async () => {
    await database?.drop();
    await postgres?.stop();
    folder.remove();
  });

  test('no acknowledged comment is lost', { timeout: 600_000 }, async () => {
    const prepared = await withDb(place, prepare);
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < kills; round++)
      await postUntilKilled({ place, folder: folder.path, prepared, acknowledged, round });
    expect(acknowledged.size).toBeGreaterThan(kills);
    await withDb(place, async (db) => {
      expect(await findMissing(db, acknowledged)).toEqual([]);
      expect((await verifyLedger(db, prepared.siteId, projections)).faults).toEqual([]);
    });
  });
});

async function withDb<T>(place: DatabasePlace, act: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase(place);
  try {
    await migrate(db);
    return await act(db);
  } finally {
    await db.destroy();
  }
}

async function prepare(db: Db): Promise<Prepared> {
  const clock = { now: () => Date.now() };
  const keys = addressKeys(secret);
  const atMs = clock.now();
  return db.transaction().execute(async (tx) => {
    const site = await addSite(
      tx,
      { slug: 'test', name: 'The Test Post', settings: { commentsPerMinute: 1_000_000 } },
      { atMs },
    );
    const sectionId = await addSection(tx, { siteId: site.id, slug: 'news', name: 'News', position: 1 });
    const words = {
      headline: 'A fine day',
      standfirst: 'The sun came out.',
      byline: 'Ida Marsh',
      body: 'It was a fine day.',
    };
    await createStory(tx, {
      siteId: site.id,
      sectionId,
      slug: 'a-fine-day',
      ...words,
      publishedAtMs: atMs - 1000,
      atMs,
    });
    const made: Reader[] = [];
    for (const letter of letters) {
      const who = {
        email: `${letter}@example.org`,
        name: `Reader ${letter.repeat(3)}`,
        ageBand: '18-plus',
        badge: null,
        roles: [],
      } as const;
      const personId = await createPerson(tx, { siteId: site.id, ...who, atMs, keys });
      const { token } = await openSession(tx, { siteId: site.id, personId, atMs });
      const viewer = await findViewer({ db: tx, clock, site }, token);
      made.push({ token, csrf: viewer.kind === 'person' ? viewer.csrfToken : '' });
    }
    return { siteId: site.id, readers: made };
  });
}

interface Round {
  readonly place: DatabasePlace;
  readonly folder: string;
  readonly prepared: Prepared;
  readonly acknowledged: Map<string, string>;
  readonly round: number;
}

async function postUntilKilled(round: Round): Promise<void> {
  const environment = {
    FOLKMOOT_DATA: round.folder,
    FOLKMOOT_SECRET: secret,
    ...('url' in round.place && { DATABASE_URL: round.place.url }),
  };
  const newsroom = await startNewsroom({ environment });
  let isKilled = false;
  const first = Promise.withResolvers<void>();
  const posting = round.prepared.readers.map(async (reader, number) => {
    for (let count = 0; !isKilled; count++) {
      const text = `Round ${round.round}, reader ${number}, comment ${count}: the heron was on the weir again.`;
      const id = await post(newsroom.origin, reader, text).catch(() => null);
      if (id === null) continue;
      round.acknowledged.set(id, text);
      first.resolve();
    }
  });
  // Under load at last, and then at any moment.
  await Promise.race([first.promise, sleep(10_000)]);
  await sleep(Math.random() * 300);
  await newsroom.stop('SIGKILL');
  isKilled = true;
  await Promise.all(posting);
}

/** The id of the comment when the server said that it is there. */
async function post(origin: string, reader: Reader, text: string): Promise<string | null> {
  const response = await fetch(`${origin}/stories/a-fine-day/comments`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin,
      cookie: `folkmoot=${reader.token}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      csrf: reader.csrf,
      text,
      agreeToRules: 'yes',
      submissionKey: crypto.randomUUID(),
    }),
  });
  return /[?&]posted=([\w-]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? null;
}

async function findMissing(db: Db, acknowledged: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = await db.selectFrom('commentTexts').select(['commentId', 'text']).execute();
  const stored = new Map(rows.map((row) => [row.commentId, row.text]));
  return [...acknowledged].filter(([id, text]) => stored.get(id) !== text).map(([id]) => id);
}
