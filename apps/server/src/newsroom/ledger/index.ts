/**
 * Owns: the append-only, hash-chained event log that every module above writes to, and its verifier.
 * Does not own: what an action means; the module that writes an event does.
 * Start reading at: append-event.ts, then verify-chain.ts.
 */
export { appendEvents, type NewEvent } from './append-event.ts';
export { digestText } from './canonical.ts';
export { verifyLedger, type LedgerFault, type LedgerProjection, type LedgerReport } from './verify-ledger.ts';
