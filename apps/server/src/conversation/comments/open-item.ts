import type { Db } from '../../db/index.ts';

/**
 * Puts a comment into the moderators' queue, in the transaction that makes it wait; an item that is open already
 * gathers the new cause. Severity: 3 high, 2 medium, 1 low. Implemented by moderation, handed in by build.ts.
 */
export type OpenItem = (
  tx: Db,
  item: {
    readonly siteId: string;
    readonly commentId: string;
    readonly cause: 'held' | 'reported';
    readonly severity: number;
    readonly atMs: number;
  },
) => Promise<void>;
