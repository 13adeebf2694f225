import { createHash } from 'node:crypto';
import type { EventRow } from './ledger.tables.ts';

/** The hash before the first event of a chain. */
export const chainStart = '0'.repeat(64);

/**
 * SHA-256, in hex, over the canonical JSON of everything in the row but its own hash: keys sorted, no white space
 * (RFC 8785 for the kinds of value that occur here: strings, whole numbers, true, false, null). `facts` is hashed as
 * the text that is stored.
 */
export function hashEvent(event: Omit<EventRow, 'hash'>): string {
  const { siteId, seq, atMs, subject, actor, action, rule, facts, automated, previousHash } = event;
  const canonical = JSON.stringify({
    action,
    actor,
    atMs,
    automated,
    facts,
    previousHash,
    rule,
    seq,
    siteId,
    subject,
  });
  return createHash('sha256').update(canonical).digest('hex');
}

/** Salted digest of a reader's words, so that an event can prove a text without holding it. */
export function digestText(text: string, salt: string): string {
  return createHash('sha256').update(salt).update('\n').update(text).digest('hex');
}
