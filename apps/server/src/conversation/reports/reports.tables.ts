export const reportReasons = [
  'rude',
  'bullying',
  'hate',
  'private-details',
  'private-picture',
  'pretending',
  'danger',
  'spam',
  'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What the receipt says happened: `kept` and `removed` are the decision, `withdrawn` that the author took it down. */
export type ReportOutcome = 'kept' | 'removed' | 'withdrawn';

export interface ReportRow {
  id: string;
  siteId: string;
  /** What the reporter keeps: unguessable, opens the receipt. */
  number: string;
  commentId: string;
  reason: ReportReason;
  note: string;
  reporterId: string | null;
  reporterEmail: string | null;
  addressHash: string | null;
  state: 'open' | 'decided';
  outcome: ReportOutcome | null;
  createdAtMs: number;
  decidedAtMs: number | null;
}

declare module '../../db/schema.ts' {
  interface Database {
    reports: ReportRow;
  }
}
