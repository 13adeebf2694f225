import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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

test('transactions that come together share a commit, and one that fails takes back only its own', async () => {
  const write = (id: string, fails: boolean) =>
    db.transaction().execute(async (tx) => {
      await tx.insertInto('rows').values({ id, number: 1 }).execute();
      if (fails) throw new Error(`no ${id}`);
    });
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => write(`row ${index}`, index % 3 === 0)),
  );
  const failed = results.flatMap((result, index) => (result.status === 'rejected' ? [index] : []));
  expect(failed).toEqual(Array.from({ length: 34 }, (_, index) => index * 3));
  const stored = await db.selectFrom('rows').select('id').execute();
  expect(new Set(stored.map((row) => row.id))).toEqual(
    new Set(results.flatMap((result, index) => (result.status === 'fulfilled' ? [`row ${index}`] : []))),
  );
});

test('who is answered can read at once what was written, alone or in a crowd', async () => {
  const writeAndRead = async (id: string) => {
    if (id.endsWith('0')) await db.insertInto('rows').values({ id, number: 1 }).execute();
    else await db.transaction().execute((tx) => tx.insertInto('rows').values({ id, number: 1 }).execute());
    return db.selectFrom('rows').select('id').where('id', '=', id).executeTakeFirst();
  };
  const ids = Array.from({ length: 60 }, (_, index) => `row ${index}`);
  expect(await Promise.all(ids.map(writeAndRead))).toEqual(ids.map((id) => ({ id })));
});

test('a statement that comes after its transaction has ended is refused', async () => {
  let tx: Kysely<Rows> | undefined;
  await db.transaction().execute(async (inside) => {
    tx = inside;
    await inside.insertInto('rows').values({ id: 'a', number: 1 }).execute();
  });
  const late = tx?.insertInto('rows').values({ id: 'b', number: 2 }).execute();
  await expect(late).rejects.toThrow();
  expect(await db.selectFrom('rows').select('id').execute()).toEqual([{ id: 'a' }]);
});

test('when SQLite undoes the whole transaction, all who share it are told so, and the next ones work', async () => {
  // `raise(rollback)` undoes everything that is open, as a full disk does: https://www.sqlite.org/lang_createtrigger.html
  await sql`create trigger no_thirteen before insert on rows when new.number = 13
    begin select raise(rollback, 'undone'); end`.execute(db);
  const write = (id: string, number: number) =>
    db.transaction().execute((tx) => tx.insertInto('rows').values({ id, number }).execute());
  const results = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => write(`row ${index}`, index)),
  );
  const told = results.flatMap((result, index) => (result.status === 'fulfilled' ? [`row ${index}`] : []));
  expect(told).not.toContain('row 13');
  expect((await db.selectFrom('rows').select('id').execute()).map((row) => row.id).sort()).toEqual(
    told.sort(),
  );
  await write('after', 99);
  expect(await db.selectFrom('rows').select('id').where('number', '=', 99).execute()).toEqual([
    { id: 'after' },
  ]);
});

test('a transaction waits while another process holds the file', async () => {
  const other = new DatabaseSync(join(folder, 'test.sqlite'));
  other.exec('begin immediate');
  const waiting = db
    .transaction()
    .execute((tx) => tx.insertInto('rows').values({ id: 'a', number: 1 }).execute());
  setTimeout(() => other.exec("insert into rows values ('first', 0); commit"), 100);
  await waiting;
  other.close();
  expect(await db.selectFrom('rows').select('id').orderBy('id').execute()).toEqual([
    { id: 'a' },
    { id: 'first' },
  ]);
});
