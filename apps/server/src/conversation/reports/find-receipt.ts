import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { readNumber } from './report-number.ts';
import { findReportByNumber } from './reports.queries.ts';
import type { ReportOutcome, ReportReason } from './reports.tables.ts';

/** What whoever holds the number may see: what they told us and what came of it; neither the comment nor its author. */
export interface Receipt {
  readonly number: string;
  readonly reason: ReportReason;
  readonly createdAtMs: number;
  readonly outcome: ReportOutcome | null;
  readonly decidedAtMs: number | null;
}

/** Anyone who has the number may call. Throws `not-found`. */
export async function findReceipt(ctx: Ctx, typed: string): Promise<Receipt> {
  const number = readNumber(typed);
  const report =
    number === null ? undefined : await findReportByNumber(ctx.db, { siteId: ctx.site.id, number });
  if (!report) throw new AppError('not-found');
  return {
    number: report.number,
    reason: report.reason,
    createdAtMs: report.createdAtMs,
    outcome: report.outcome,
    decidedAtMs: report.decidedAtMs,
  };
}
