import type { LedgerProjection } from '../ledger/index.ts';

export type PersonState = 'active' | 'banned';

/** The state that the log should know: a ban whose time is over counts as one until it is lifted. */
export function personState(person: { readonly bannedUntilMs: number | null }): PersonState {
  return person.bannedUntilMs === null ? 'active' : 'banned';
}

/** Holds people's stored bans against the log. */
export const peopleProjection: LedgerProjection = {
  kind: 'person',
  readStates: async (db, { siteId, afterId, limit }) => {
    const rows = await db
      .selectFrom('people')
      .select(['id', 'bannedUntilMs'])
      .where('siteId', '=', siteId)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ id: row.id, state: personState(row) }));
  },
};
