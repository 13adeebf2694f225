/** A newsroom with long threads and many readers, and the built server as an operator runs it. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrate, openDatabase, type DatabasePlace, type Db } from '../../apps/server/src/db/index.ts';
// File by file, not through index.ts: Node runs TypeScript as it is, but no JSX.
import { insertImportedComments } from '../../apps/server/src/conversation/comments/import-comments.ts';
import { createPerson } from '../../apps/server/src/newsroom/people/create-person.ts';
import { addressKeys } from '../../apps/server/src/newsroom/people/hash-address.ts';
import { agreeToRules } from '../../apps/server/src/newsroom/people/people.queries.ts';
import { findViewer, openSession } from '../../apps/server/src/newsroom/people/sessions.ts';
import { addSite } from '../../apps/server/src/newsroom/sites/add-site.ts';
import { findHouseRules } from '../../apps/server/src/newsroom/sites/sites.queries.ts';
import { createStory } from '../../apps/server/src/newsroom/stories/create-story.ts';
import { addSection } from '../../apps/server/src/newsroom/stories/sections.queries.ts';
import { harmlessText, numbers } from './harmless-text.ts';
import type { Reader } from './load-plan.ts';
import { endProcess, startNode } from './processes.ts';

const secret = 'a key for the bench alone, 32 letters or more';
const built = join(import.meta.dirname, '../../apps/server/dist');
const authorCount = 200;
const importAtOnce = 1_000;

export interface Newsroom {
  readonly folder: string;
  readonly place: DatabasePlace;
  readonly siteId: string;
  readonly readers: readonly Reader[];
  remove(): void;
}

/** The slug of the story whose thread holds so many comments. */
export function storyOf(comments: number): string {
  return `thread-of-${comments}`;
}

/** Fills a new database: one story for each length of thread, and readers who have agreed to the rules. */
export async function makeNewsroom(options: {
  threads: readonly number[];
  readers: number;
  url?: string;
}): Promise<Newsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
  const place = options.url === undefined ? { file: join(folder, 'folkmoot.sqlite') } : { url: options.url };
  const db = openDatabase(place);
  try {
    await migrate(db);
    const filled = await fill(db, options);
    return { folder, place, ...filled, remove: () => rmSync(folder, { recursive: true, force: true }) };
  } finally {
    await db.destroy();
  }
}

async function fill(
  db: Db,
  options: { threads: readonly number[]; readers: number },
): Promise<{ siteId: string; readers: Reader[] }> {
  const atMs = Date.now();
  // What a busy site allows: enough for every comment of a run, and no more than screening reads anyway.
  const settings = { commentsPerMinute: 20 };
  const site = await db
    .transaction()
    .execute((tx) => addSite(tx, { slug: 'bench', name: 'The Weir Post', settings }, { atMs }));
  const siteId = site.id;
  const authors = await addPeople(db, { siteId, count: authorCount, kind: 'author', atMs });
  const people = await addPeople(db, { siteId, count: options.readers, kind: 'reader', atMs });
  const { version } = await findHouseRules(db, { siteId });
  const clock = { now: () => atMs };
  const readers = await db.transaction().execute(async (tx) => {
    const made: Reader[] = [];
    for (const personId of people) {
      await agreeToRules(tx, { personId, version });
      const { token } = await openSession(tx, { siteId, personId, atMs });
      const viewer = await findViewer({ db: tx, clock, site }, token);
      made.push({ token, csrf: viewer.kind === 'person' ? viewer.csrfToken : '' });
    }
    return made;
  });
  const sectionId = await db
    .transaction()
    .execute((tx) => addSection(tx, { siteId, slug: 'news', name: 'News', position: 1 }));
  for (const length of options.threads) await addThread(db, { siteId, sectionId, authors, length, atMs });
  return { siteId, readers };
}

async function addPeople(
  db: Db,
  people: { siteId: string; count: number; kind: string; atMs: number },
): Promise<string[]> {
  const keys = addressKeys(secret);
  const { siteId, count, kind, atMs } = people;
  return db.transaction().execute(async (tx) => {
    const ids: string[] = [];
    for (let number = 0; number < count; number++)
      ids.push(
        await createPerson(tx, {
          siteId,
          email: `${kind}${number}@example.org`,
          name: `${kind} ${letters(number)}`,
          ageBand: '18-plus',
          atMs,
          keys,
        }),
      );
    return ids;
  });
}

/** Names must differ by more than a number's look-alikes. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'bcdfghjkmp'[Number(digit)]).join('a');
}

async function addThread(
  db: Db,
  thread: { siteId: string; sectionId: string; authors: readonly string[]; length: number; atMs: number },
): Promise<void> {
  const { siteId, sectionId, authors, length, atMs } = thread;
  const slug = storyOf(length);
  const words = {
    standfirst: 'The heron was there.',
    byline: 'Ida Marsh',
    body: 'It rained, and then it did not.',
  };
  const story = {
    siteId,
    sectionId,
    slug,
    headline: `A thread of ${length}`,
    ...words,
    publishedAtMs: atMs - 1,
    atMs,
  };
  const { storyId } = await db.transaction().execute((tx) => createStory(tx, story));
  const random = numbers(length);
  const depths: number[] = [];
  for (let from = 0; from < length; from += importAtOnce) {
    const comments = Array.from({ length: Math.min(importAtOnce, length - from) }, (_, index) => {
      const number = from + index;
      const parent = pickParent(random, depths);
      depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1);
      return {
        importKey: `bench:${length}:${number}`,
        storyId,
        parentKey: parent === null ? null : `bench:${length}:${parent}`,
        authorId: authors[Math.floor(random() * authors.length)] ?? '',
        text: harmlessText(random, { min: 50, max: 600 }),
        createdAtMs: atMs - (length - number) * 1_000,
        state: 'published' as const,
      };
    });
    await db
      .transaction()
      .execute((tx) =>
        insertImportedComments(tx, { siteId, comments, atMs }, { openItem: () => Promise.resolve() }),
      );
  }
}

/** Half of all stand at the top; the rest answer one of the two hundred before them, three levels deep at most. */
function pickParent(random: () => number, depths: readonly number[]): number | null {
  if (depths.length === 0 || random() < 0.5) return null;
  const candidate = depths.length - 1 - Math.floor(random() * Math.min(depths.length, 200));
  return (depths[candidate] ?? 3) < 3 ? candidate : null;
}

export interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** `folkmoot serve`, built, on the server's core. */
export async function startServer(newsroom: Pick<Newsroom, 'folder' | 'place'>): Promise<RunningServer> {
  const environment = {
    FOLKMOOT_DATA: newsroom.folder,
    FOLKMOOT_SECRET: secret,
    FOLKMOOT_LOG_LEVEL: 'warn',
    FOLKMOOT_REQUESTS_PER_MINUTE: '1000000',
    FOLKMOOT_HOST: '127.0.0.1',
    PORT: '0',
    NODE_ENV: 'production',
    // As apps/server/bin/folkmoot.js does, which also builds anew what has changed: not in the midst of a run.
    NODE_COMPILE_CACHE: join(built, '.compiled'),
    ...('url' in newsroom.place && { DATABASE_URL: newsroom.place.url }),
  };
  const child = startNode('server', [join(built, 'main.js'), 'serve'], environment);
  const origin = await readOrigin(child);
  return { origin, port: Number(new URL(origin).port), process: child, stop: () => endProcess(child) };
}

async function readOrigin(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^The site\s+(\S+)/.exec(line)?.[1];
    if (found !== undefined) return new URL(found).origin;
  }
  throw new Error('The server ended before it said where it is.');
}
