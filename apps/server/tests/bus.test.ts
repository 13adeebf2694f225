import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announce, openBus, type Bus } from '../src/db/index.ts';
import type { ThreadChange } from '../src/conversation/comments/index.ts';
import { engines, openTestDb, type TestDb } from './support/newsroom.ts';

const change = (storyId: string): ThreadChange => ({
  siteId: 'site',
  storyId,
  commentId: null,
  rootId: null,
  kind: 'thread',
});

let testDb: TestDb;
let buses: Bus[];

async function hearOn(db: TestDb['db']): Promise<{ bus: Bus; heard: string[] }> {
  const bus = await openBus(db);
  buses.push(bus);
  const heard: string[] = [];
  bus.subscribe('thread', (message) => heard.push(message.storyId));
  return { bus, heard };
}

const tell = (storyId: string) =>
  testDb.db.transaction().execute((tx) => announce(tx, 'thread', change(storyId)));

describe.each(engines)('the bus on %s', (engine) => {
  beforeEach(async () => {
    testDb = await openTestDb(engine);
    buses = [];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await testDb.close();
  });

  test('tells everyone on this database what was committed, in order', async () => {
    const [one, other] = [await hearOn(testDb.db), await hearOn(testDb.db)];
    await tell('first');
    await tell('second');
    for (const { heard } of [one, other])
      await vi.waitFor(() => expect(heard).toEqual(['first', 'second']), { interval: 5 });
  });

  test('tells nothing of a transaction before its commit, and nothing of one that fails', async () => {
    const { heard } = await hearOn(testDb.db);
    const failing = testDb.db.transaction().execute(async (tx) => {
      await announce(tx, 'thread', change('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await testDb.db.transaction().execute(async (tx) => {
      await announce(tx, 'thread', change('later'));
      expect(heard).toEqual([]);
    });
    await vi.waitFor(() => expect(heard).toEqual(['later']), { interval: 5 });
  });

  test('who has stopped listening is told nothing', async () => {
    const { bus, heard } = await hearOn(testDb.db);
    const other: string[] = [];
    const stop = bus.subscribe('thread', (message) => other.push(message.storyId));
    stop();
    await tell('one');
    await vi.waitFor(() => expect(heard).toEqual(['one']), { interval: 5 });
    expect(other).toEqual([]);
  });
});

test('a lost connection is said at once, and found again', async () => {
  testDb = await openTestDb('postgres');
  buses = [];
  const { bus, heard } = await hearOn(testDb.db);
  const states: boolean[] = [];
  bus.watch((isHearing) => states.push(isHearing));
  expect(bus.isHearing).toBe(true);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(testDb.db);
  await vi.waitFor(() => expect(states).toEqual([false, true]), { interval: 10, timeout: 5_000 });
  await tell('after');
  await vi.waitFor(() => expect(heard).toEqual(['after']), { interval: 5 });
  await bus.close();
  await testDb.close();
});
