export type DecisionAct = 'keep' | 'remove' | 'warn' | 'ban' | 'unban';

/** What a person is told of: that a comment was looked at and kept would tell them that somebody reported it. */
export const toldActs = ['remove', 'warn', 'ban', 'unban'] as const satisfies DecisionAct[];

/** What a moderator can choose to look through. */
export const queues = ['all', 'reported', 'held', 'decided'] as const;
export type Queue = (typeof queues)[number];

/** What waits for a person: at most one open item a comment, which gathers its reports and its hold. */
export interface QueueItemRow {
  id: string;
  siteId: string;
  commentId: string;
  cause: 'held' | 'reported';
  /** 3 high, 2 medium, 1 low. */
  severity: number;
  state: 'open' | 'decided';
  /** Counts every change, so that an act on an item that has changed since it was opened is noticed. */
  version: number;
  openedAtMs: number;
  decidedAtMs: number | null;
}

export interface DecisionRow {
  id: string;
  siteId: string;
  commentId: string | null;
  /** Whom the decision concerns: the comment's author. */
  personId: string;
  moderatorId: string;
  act: DecisionAct;
  /** Code of the house rule; for `keep` and `unban` the rule that was weighed. */
  rule: string;
  rulesVersion: number;
  /** What the person is told. */
  reason: string;
  /** For colleagues alone. */
  note: string;
  isAutomated: 0 | 1;
  /** End of a ban; null where the act has none. */
  untilMs: number | null;
  createdAtMs: number;
}

declare module '../../db/schema.ts' {
  interface Database {
    queueItems: QueueItemRow;
    decisions: DecisionRow;
  }
}
