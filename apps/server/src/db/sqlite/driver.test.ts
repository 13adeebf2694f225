import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';

interface Rows {
  rows: { id: string; number: number };
}

let folder: string;
let db: Kysely<Rows>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-driver-'));
  db = openDatabase({ file: join(folder, 'test.sqlite') }) as unknown as Kysely<Rows>;
  await sql`create table rows (id text primary key, number integer not null)`.execute(db);
});

afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

test('a reader sees what was committed, and nothing of a transaction under way', async () => {
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('rows').values({ id: 'a', number: 1 }).execute();
    expect(await db.selectFrom('rows').selectAll().execute()).toEqual([]);
    expect(await tx.selectFrom('rows').select('number').execute()).toEqual([{ number: 1 }]);
  });
  expect(await db.selectFrom('rows').select('id').execute()).toEqual([{ id: 'a' }]);
});

test('a transaction that fails leaves nothing, and the next one has its turn', async () => {
  const failing = db.transaction().execute(async (tx) => {
    await tx.insertInto('rows').values({ id: 'a', number: 1 }).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await db.insertInto('rows').values({ id: 'b', number: 2 }).execute();
  expect(await db.selectFrom('rows').select('id').execute()).toEqual([{ id: 'b' }]);
});

test('transactions that start together run one after the other', async () => {
  await db.insertInto('rows').values({ id: 'a', number: 0 }).execute();
  const addOne = () =>
    db.transaction().execute(async (tx) => {
      const { number } = await tx.selectFrom('rows').select('number').executeTakeFirstOrThrow();
      await tx
        .updateTable('rows')
        .set({ number: number + 1 })
        .execute();
    });
  await Promise.all(Array.from({ length: 50 }, addOne));
  expect(await db.selectFrom('rows').select('number').executeTakeFirst()).toEqual({ number: 50 });
});

test('a read-only transaction keeps its picture while others write', async () => {
  await db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      expect(await tx.selectFrom('rows').selectAll().execute()).toEqual([]);
      await db.insertInto('rows').values({ id: 'a', number: 1 }).execute();
      expect(await tx.selectFrom('rows').selectAll().execute()).toEqual([]);
    });
  expect(await db.selectFrom('rows').select('id').execute()).toEqual([{ id: 'a' }]);
});

test('an update says how many rows it changed', async () => {
  await db
    .insertInto('rows')
    .values([
      { id: 'a', number: 1 },
      { id: 'b', number: 1 },
    ])
    .execute();
  const result = await db.updateTable('rows').set({ number: 2 }).where('number', '=', 1).executeTakeFirst();
  expect(result.numUpdatedRows).toBe(2n);
});
