export type Verdict = 'publish' | 'hold' | 'refuse';

/** What one phase saw. `start` and `end` are UTF-16 offsets in the text as it was sent, where the finding has a place. */
export interface Finding {
  readonly phase: string;
  readonly kind: string;
  /** `advise` is said to the author and changes nothing. */
  readonly verdict: 'advise' | 'hold' | 'refuse';
  readonly start: number | null;
  readonly end: number | null;
  /** For the author and the desk, in plain words. */
  readonly why: string;
}

export interface FindingRow extends Finding {
  id: string;
  commentId: string;
  textVersion: number;
}

declare module '../../db/schema.ts' {
  interface Database {
    findings: FindingRow;
  }
}
