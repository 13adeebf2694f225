import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { postgresDialect } from './postgres/dialect.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import type { Database, Db } from './schema.ts';

/** A PostgreSQL server by URL, or an SQLite file by path. */
export type DatabasePlace = { readonly url: string } | { readonly file: string };

/** Opens the database. `db.destroy()` closes it, after what is under way has been answered. */
export function openDatabase(place: DatabasePlace): Db {
  if ('url' in place) return new Kysely<Database>({ dialect: postgresDialect(place.url) });
  mkdirSync(dirname(place.file), { recursive: true });
  return new Kysely<Database>({ dialect: sqliteDialect(place.file) });
}
