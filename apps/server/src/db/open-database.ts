import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { postgresDialect } from './postgres/dialect.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import type { Database, Db } from './schema.ts';

/** A PostgreSQL server by URL, or an SQLite file by path. */
export type DatabasePlace = { readonly url: string } | { readonly file: string };

const places = new WeakMap<Db, DatabasePlace>();

/** Opens the database. `db.destroy()` closes it, after what is under way has been answered. */
export function openDatabase(place: DatabasePlace): Db {
  if ('file' in place) mkdirSync(dirname(place.file), { recursive: true });
  const dialect = 'url' in place ? postgresDialect(place.url) : sqliteDialect(place.file);
  const db = new Kysely<Database>({ dialect });
  places.set(db, place);
  return db;
}

/** Where a database that `openDatabase` gave is. */
export function placeOf(db: Db): DatabasePlace {
  const place = places.get(db);
  if (!place) throw new Error('Only what openDatabase gave has a place, not a transaction.');
  return place;
}
