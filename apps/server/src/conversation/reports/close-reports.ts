import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { sendMail, type Mail } from '../../mail/index.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import { outcomeTexts } from './report-outcomes.ts';
import { closeOpenRows, findOpenRows } from './reports.queries.ts';
import type { ReportOutcome } from './reports.tables.ts';

/**
 * Closes every open report about a comment with what was decided, and writes to those who left an address. Call it in
 * the transaction that decides. `actor` is who decided, for the log.
 */
export async function closeReports(
  tx: Db,
  decision: { commentId: string; outcome: ReportOutcome; actor: string; atMs: number },
  { site, origin }: Pick<Ctx, 'site' | 'origin'>,
): Promise<void> {
  const { outcome, actor, atMs } = decision;
  const reports = await findOpenRows(tx, decision.commentId);
  if (reports.length === 0) return;
  await closeOpenRows(tx, decision);
  await appendEvents(
    tx,
    reports.map((report) => ({
      siteId: site.id,
      atMs,
      subject: `report:${report.id}`,
      actor,
      action: 'report.decided',
      facts: { state: 'decided', outcome },
    })),
  );
  for (const { number, reporterEmail } of reports) {
    if (reporterEmail !== null)
      await sendMail(tx, answerMail({ to: reporterEmail, number, outcome, siteName: site.name, origin }), {
        atMs,
      });
  }
}

function answerMail(answer: {
  to: string;
  number: string;
  outcome: ReportOutcome;
  siteName: string;
  origin: string;
}): Mail {
  const { to, number, outcome, siteName, origin } = answer;
  return {
    to,
    subject: `Your report ${number}`,
    text: [
      'Hello,',
      `Thank you for your report ${number} to ${siteName}. ${outcomeTexts[outcome]}`,
      'A person decided this, not software. The person who wrote the comment is not told that you reported it.',
      `Your receipt: ${origin}/reports/${number}`,
      `If you think we got it wrong, tell us: ${origin}/contact?about=report-${number}`,
      `Worried about yourself or someone else? These people can help: ${origin}/help`,
      siteName,
    ].join('\n\n'),
  };
}
