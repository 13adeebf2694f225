/**
 * Owns: reports from readers with or without an account, their receipts, and the answer by mail.
 * Does not own: what is decided (moderation), the comment itself and whether it is shown (comments).
 * Start reading at: submit-report.ts.
 */
export { closeReports } from './close-reports.ts';
export { reasonTexts } from './report-reasons.ts';
export { reportsProjection } from './reports-projection.ts';
export { registerReportRoutes } from './reports.routes.tsx';
export { listReports, type ShownReport } from './reports.queries.ts';
export { shorten } from './shorten.ts';
export { submitReport } from './submit-report.ts';
