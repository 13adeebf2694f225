import type { JsonText } from '../../db/index.ts';

export interface EventRow {
  siteId: string;
  seq: number;
  atMs: number;
  subject: string;
  actor: string;
  action: string;
  rule: string | null;
  facts: JsonText<EventFacts>;
  automated: 0 | 1;
  previousHash: string;
  hash: string;
}

export interface EventHeadRow {
  siteId: string;
  seq: number;
  hash: string;
}

/**
 * What an event says besides its action: codes, counts, ids and digests, never a reader's words, name or address.
 * `state` is the state that the subject is in after the event; `digest` the salted digest of the text it concerns.
 */
export interface EventFacts {
  readonly state?: string;
  readonly digest?: string;
  readonly [fact: string]: string | number | boolean | null | undefined;
}

declare module '../../db/schema.ts' {
  interface Database {
    events: EventRow;
    eventHeads: EventHeadRow;
  }
}
