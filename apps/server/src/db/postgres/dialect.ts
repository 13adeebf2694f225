import pg from 'pg';
import { PostgresDialect, sql } from 'kysely';
import type { Db } from '../schema.ts';

/** Epoch milliseconds and counts are bigint columns; they fit a double, so they are read as numbers. */
const int8 = 20;
const numeric = 1700;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text'): unknown =>
    oid === int8 || oid === numeric
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  // A connection that the server ends while idle is dropped from the pool; the next query opens another.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

/** An advisory lock, held until the transaction ends. */
export async function lockName(tx: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export function appendOnlyTriggers(table: string): string[] {
  return [
    `create or replace function folkmoot_append_only() returns trigger language plpgsql as $$
       begin raise exception '% is append-only', tg_table_name; end $$`,
    `create trigger "${table}_append_only" before update or delete on "${table}" for each row execute function folkmoot_append_only()`,
    `create trigger "${table}_no_truncate" before truncate on "${table}" execute function folkmoot_append_only()`,
  ];
}
