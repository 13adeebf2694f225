import type { LedgerProjection } from '../../newsroom/ledger/index.ts';
import { readReportStates } from './reports.queries.ts';

/** What `folkmoot verify` holds the stored states of reports against. */
export const reportsProjection: LedgerProjection = { kind: 'report', readStates: readReportStates };
