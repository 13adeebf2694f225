import type { Db } from '../../db/index.ts';
import { dayText } from './day-text.ts';
import { bannedForGood } from './people.tables.ts';
import { closeSessionsOf } from './sessions.ts';

/**
 * Bans a person until a time (`bannedForGood` or Infinity: without an end), or lifts the ban (null). A ban ends every
 * session at once. The caller writes the event `person.banned` or `person.unbanned` with the state, the rule and who
 * decided.
 */
export async function setBan(tx: Db, ban: { personId: string; untilMs: number | null }): Promise<void> {
  const bannedUntilMs = ban.untilMs === null ? null : Math.min(ban.untilMs, bannedForGood);
  await tx.updateTable('people').set({ bannedUntilMs }).where('id', '=', ban.personId).execute();
  if (bannedUntilMs !== null) await closeSessionsOf(tx, ban.personId);
}

export function isBanned(person: { readonly bannedUntilMs: number | null }, nowMs: number): boolean {
  return person.bannedUntilMs !== null && person.bannedUntilMs > nowMs;
}

/** For the `until` of the error `person-banned`: “until 3 May 2027”, or “any more”. */
export function banEnd(untilMs: number): string {
  return untilMs >= bannedForGood ? 'any more' : `until ${dayText(untilMs)}`;
}
