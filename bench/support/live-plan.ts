/** What the process with the live readers is told to do, and what it answers. */

export interface LivePlan {
  readonly port: number;
  readonly path: string;
  readonly readers: number;
  /** How many comments each of them waits for. */
  readonly comments: number;
}

export interface LiveResult {
  /** For each comment the times at which a reader had it, in epoch milliseconds. */
  readonly receivedAtMs: Readonly<Record<string, readonly number[]>>;
  /** Streams that ended before they had every comment. */
  readonly lost: number;
}
