import { isPostgres } from './dialect.ts';
import type { Db } from './schema.ts';

/**
 * Runs acts of one transaction that need none of each other's results, in their order. SQLite's writer is sent the
 * first statement of each in one message; PostgreSQL takes one after the other. Where one fails, all have ended before
 * the error is thrown.
 */
export async function runTogether(tx: Db, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (isPostgres(tx)) {
    for (const act of acts) await act();
    return;
  }
  const results = await Promise.allSettled(acts.map((act) => act()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
