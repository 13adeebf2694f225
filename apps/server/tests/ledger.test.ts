import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isPostgres, type Db } from '../src/db/index.ts';
import {
  appendEvents,
  verifyLedger,
  type LedgerProjection,
  type NewEvent,
} from '../src/newsroom/ledger/index.ts';
import { engines, openTestDb, type TestDb } from './support/newsroom.ts';

const siteId = 'site-one';

function event(number: number, more: Partial<NewEvent> = {}): NewEvent {
  return {
    siteId,
    atMs: 1_000 + number,
    subject: `lamp:${number % 5}`,
    actor: 'system',
    action: 'lamp.lit',
    facts: { state: 'lit' },
    ...more,
  };
}

/** A stand-in for a module's rows: five lamps, in the states that the test says. */
function lamps(states: Record<string, string>): LedgerProjection {
  const rows = Object.entries(states).map(([id, state]) => ({ id, state }));
  return {
    kind: 'lamp',
    readStates: (_db, page) => Promise.resolve(rows.filter((row) => row.id > page.afterId)),
  };
}
const allLit = { 0: 'lit', 1: 'lit', 2: 'lit', 3: 'lit', 4: 'lit' };

/** Edits the table behind the product's back, as somebody with the database's password could. */
async function tamper(db: Db, statement: string): Promise<void> {
  if (isPostgres(db)) {
    await sql.raw('alter table "events" disable trigger all').execute(db);
    await sql.raw(statement).execute(db);
  } else {
    await sql.raw('drop trigger "events_no_update"').execute(db);
    await sql.raw('drop trigger "events_no_delete"').execute(db);
    await sql.raw(statement).execute(db);
  }
}

describe.each(engines)('the event log on %s', (engine) => {
  let test_: TestDb;
  let db: Db;

  beforeEach(async () => {
    test_ = await openTestDb(engine);
    db = test_.db;
    for (let number = 0; number < 20; number++)
      await db.transaction().execute((tx) => appendEvents(tx, [event(number)]));
  });
  afterEach(() => test_.close());

  test('an untouched log verifies, and its states with it', async () => {
    const report = await verifyLedger(db, siteId, [lamps(allLit)]);
    expect(report).toEqual({ siteId, events: 20, subjects: 5, faults: [] });
  });

  test('events that are added at the same time take places one after the other', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        db.transaction().execute((tx) => appendEvents(tx, [event(number), event(number + 1)])),
      ),
    );
    expect(await verifyLedger(db, siteId, [lamps(allLit)])).toMatchObject({ events: 60, faults: [] });
  });

  test('the database refuses to change or delete an event', async () => {
    await expect(
      sql.raw(`update "events" set "actor" = 'somebody' where "seq" = 3`).execute(db),
    ).rejects.toThrow(/append-only/);
    await expect(sql.raw('delete from "events" where "seq" = 3').execute(db)).rejects.toThrow(/append-only/);
  });

  test('a changed event is found, by its row', async () => {
    await tamper(db, `update "events" set "actor" = 'somebody' where "seq" = 7`);
    const { faults } = await verifyLedger(db, siteId, []);
    expect(faults.map((fault) => fault.row)).toEqual(['events 7']);
    expect(faults[0]?.problem).toContain('changed after it was written');
  });

  test('a removed event is found where it is missing', async () => {
    await tamper(db, 'delete from "events" where "seq" = 7');
    const { faults } = await verifyLedger(db, siteId, []);
    expect(faults[0]).toEqual({ row: 'events 8', problem: '1 event(s) are missing before this one' });
  });

  test('events cut off at the end are missed by the head', async () => {
    await tamper(db, 'delete from "events" where "seq" > 18');
    const { faults } = await verifyLedger(db, siteId, []);
    expect(faults[0]?.problem).toContain('should end at event 20');
  });

  test('a state that was changed behind the log is found, and a row that is gone, and one that the log does not know', async () => {
    const { faults } = await verifyLedger(db, siteId, [
      lamps({ 0: 'lit', 1: 'dark', 2: 'lit', 3: 'lit', 9: 'lit' }),
    ]);
    expect(faults.map((fault) => fault.row).sort()).toEqual(['lamp 1', 'lamp 4', 'lamp 9']);
  });
});
