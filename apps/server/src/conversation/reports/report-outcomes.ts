import type { ReportOutcome } from './reports.tables.ts';

/** What a reporter is told happened; says nothing about the author that the page does not show to everyone. */
export const outcomeTexts: Readonly<Record<ReportOutcome, string>> = {
  kept: 'We looked at the comment and left it on the site.',
  removed: 'We looked at the comment and took it off the site.',
  withdrawn: 'The comment was taken down by the person who wrote it. We looked at it all the same.',
};
