import type { Ctx } from '../../context.ts';
import { newId, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents, digestText, type LedgerProjection } from '../../newsroom/ledger/index.ts';
import { insertDecision, readDecisions } from './moderation.queries.ts';
import type { DecisionRow } from './moderation.tables.ts';

/** The one who decides. The table of routes has let only staff through; a rule called otherwise is refused. */
export function deciderOf(ctx: Ctx): string {
  if (ctx.viewer.kind !== 'person' || ctx.viewer.roles.size === 0) throw new AppError('not-allowed');
  return ctx.viewer.personId;
}

/**
 * The id of a new decision. Its author sees it, and the time in a UUIDv7 is exact to the millisecond: so it holds the
 * day's beginning, since nothing that they can fetch tells a time finer than a day.
 */
export function makeDecisionId(atMs: number): string {
  return newId(atMs - (atMs % (24 * 60 * 60 * 1000)));
}

/** Stores a decision and its event, in the caller's transaction. */
export async function recordDecision(tx: Db, row: DecisionRow): Promise<void> {
  await insertDecision(tx, row);
  await appendEvents(tx, [
    {
      siteId: row.siteId,
      atMs: row.createdAtMs,
      subject: `decision:${row.id}`,
      actor: `person:${row.moderatorId}`,
      action: 'decision.made',
      ...(row.rule !== '' && { rule: row.rule }),
      facts: {
        state: stateOf(row),
        digest: digestText(row.reason, row.id),
        act: row.act,
        comment: row.commentId,
        person: row.personId,
        rulesVersion: row.rulesVersion,
        until: row.untilMs,
      },
      automated: row.isAutomated === 1,
    },
  ]);
}

function stateOf(row: Pick<DecisionRow, 'act' | 'rule' | 'rulesVersion'>): string {
  return `${row.act} ${row.rule} ${row.rulesVersion}`;
}

/** What `folkmoot verify` holds stored decisions against: the act, the rule with its version, and the reason's words. */
export const decisionsProjection: LedgerProjection = {
  kind: 'decision',
  readStates: async (db, page) => {
    const rows = await readDecisions(db, page);
    return rows.map((row) => ({ id: row.id, state: stateOf(row), digest: digestText(row.reason, row.id) }));
  },
};
