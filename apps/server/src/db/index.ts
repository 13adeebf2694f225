/**
 * Owns: the connection, the two dialects, transactions, migrations, the bus that tells what was committed.
 * Does not own: any table; each module declares its rows in its own `*.tables.ts`.
 * Start reading at: open-database.ts.
 */
export type { Database, Db, JsonText } from './schema.ts';
export { openDatabase, type DatabasePlace } from './open-database.ts';
export { migrate } from './migrate.ts';
export { isPostgres, isUniqueViolation, locked, lockName } from './dialect.ts';
export { announce, openBus, type Bus } from './bus.ts';
export { runTogether } from './run-together.ts';
export { newId } from './ids.ts';
export { fromJson, toJson } from './json.ts';
