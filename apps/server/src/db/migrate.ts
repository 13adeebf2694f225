import { Migrator, type Migration } from 'kysely/migration';
import type { Db } from './schema.ts';
import * as first from './migrations/20261124-the-meeting-opens.ts';
import * as storiesByAddress from './migrations/20261125-stories-by-address.ts';

/** Every migration, in order. Forward only: a mistake is mended by a later one. */
const migrations: Record<string, Migration> = {
  '20261124-the-meeting-opens': first,
  '20261125-stories-by-address': storiesByAddress,
};

/** Brings the database up to date and gives back the names of what it ran. Safe to call from two processes at once. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
  return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
}
