import { createLog, openConfiguredDatabase, readSecret } from '../build.ts';
import { readConfig, type Config } from '../config.ts';
import { systemClock, type AddressKeys, type Clock, type Site } from '../context.ts';
import { migrate, type Db } from '../db/index.ts';
import { addressKeys } from '../newsroom/people/index.ts';
import { findSiteBySlug } from '../newsroom/sites/index.ts';
import type { Logger } from 'pino';

/** Wrong use of a command, found after its words were read: exit code 2. */
export class UsageError extends Error {}

export interface CommandParts {
  readonly config: Config;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keys: AddressKeys;
}

/** Opens the configured database, brings it up to date, runs the command, and closes it whatever happens. */
export async function withDatabase<T>(run: (parts: CommandParts) => Promise<T>): Promise<T> {
  const config = readConfig();
  const db = openConfiguredDatabase(config);
  try {
    await migrate(db);
    return await run({
      config,
      db,
      clock: systemClock,
      log: createLog(config),
      keys: addressKeys(readSecret(config)),
    });
  } finally {
    await db.destroy();
  }
}

/** The site by its slug; wrong use where there is none. */
export async function requireSite(db: Db, slug: string): Promise<Site> {
  const site = await findSiteBySlug(db, slug);
  if (!site)
    throw new UsageError(`There is no site “${slug}”. Add it first: folkmoot site add ${slug} --name NAME`);
  return site;
}

/** Prints a result: one JSON object with --json, else the lines for a person. */
export function print(result: object, options: { json?: boolean; lines: readonly string[] }): void {
  process.stdout.write(
    options.json === true ? `${JSON.stringify(result)}\n` : `${options.lines.join('\n')}\n`,
  );
}
