import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely';
import { SqliteDriver } from './driver.ts';

/** Kysely's own adapter is for one connection that everybody waits for; ours reads beside the writer. */
class ReadersBesideWriterAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new ReadersBesideWriterAdapter(),
    createDriver: () => new SqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY, https://www.sqlite.org/rescode.html */
const uniqueCodes = new Set([2067, 1555]);

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && uniqueCodes.has(error.errcode as number);
}

export function appendOnlyTriggers(table: string): string[] {
  return ['update', 'delete'].map(
    (act) =>
      `create trigger "${table}_no_${act}" before ${act} on "${table}" begin select raise(abort, '${table} is append-only'); end`,
  );
}
