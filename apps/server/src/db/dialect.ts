import { PostgresAdapter, sql, type SelectQueryBuilder } from 'kysely';
import type { Database, Db } from './schema.ts';
import * as postgres from './postgres/dialect.ts';
import * as sqlite from './sqlite/dialect.ts';

/** Where the dialects must differ, the difference is behind one function here, with one file a dialect. */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** True when an insert or update failed because a unique column already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  return postgres.isUniqueViolation(error) || sqlite.isUniqueViolation(error);
}

/**
 * Keeps the rows that a query reads from being changed by others until the transaction ends. SQLite has a single
 * writer, so there is nothing to do there.
 */
export function locked<T extends keyof Database, O>(
  db: Db,
  query: SelectQueryBuilder<Database, T, O>,
): SelectQueryBuilder<Database, T, O> {
  return isPostgres(db) ? query.forUpdate() : query;
}

/**
 * Makes transactions that take the same name wait for one another: for a limit that counts rows before it adds one.
 * SQLite has a single writer, so there is nothing to do there.
 */
export async function lockName(tx: Db, name: string): Promise<void> {
  if (isPostgres(tx)) await postgres.lockName(tx, name);
}

/** Makes a table append-only by trigger. For migrations. */
export async function appendOnly(db: Db, table: string): Promise<void> {
  const statements = isPostgres(db) ? postgres.appendOnlyTriggers(table) : sqlite.appendOnlyTriggers(table);
  for (const statement of statements) await sql.raw(statement).execute(db);
}
