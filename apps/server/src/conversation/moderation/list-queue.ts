import type { Ctx } from '../../context.ts';
import { findComment, type FoundComment } from '../comments/index.ts';
import { listReports, type ShownReport } from '../reports/index.ts';
import { countItems, listItems, type QueueCounts } from './moderation.queries.ts';
import type { Queue, QueueItemRow } from './moderation.tables.ts';

/** Rows that the list shows at once. */
export const queuePageSize = 30;

const recentMs = 7 * 24 * 60 * 60 * 1000;

export interface QueueRow {
  readonly item: QueueItemRow;
  readonly comment: FoundComment;
  readonly openReports: readonly ShownReport[];
}

export interface QueueList {
  readonly queue: Queue;
  /** From 1. */
  readonly page: number;
  readonly counts: QueueCounts;
  readonly rows: readonly QueueRow[];
}

/** One page of a queue: open items by seriousness, then age; what was decided in the last seven days by its time. For moderators. */
export async function listQueue(ctx: Ctx, wanted: { queue: Queue; page: number }): Promise<QueueList> {
  const site = { siteId: ctx.site.id, decidedSinceMs: ctx.clock.now() - recentMs };
  const counts = await countItems(ctx.db, site);
  const lastPage = Math.max(1, Math.ceil(counts[wanted.queue] / queuePageSize));
  const page = Math.min(Math.max(1, wanted.page), lastPage);
  const items = await listItems(ctx.db, {
    ...site,
    queue: wanted.queue,
    limit: queuePageSize,
    offset: (page - 1) * queuePageSize,
  });
  const rows = await Promise.all(items.map((item) => findRow(ctx, item)));
  return { queue: wanted.queue, page, counts, rows: rows.filter((row) => row !== null) };
}

/** What stands first in a queue now; null when nothing waits. For moderators. */
export async function findNextItem(ctx: Ctx, queue: Queue): Promise<QueueItemRow | null> {
  const [first] = await listItems(ctx.db, {
    siteId: ctx.site.id,
    queue: queue === 'decided' ? 'all' : queue,
    limit: 1,
    offset: 0,
    decidedSinceMs: 0,
  });
  return first ?? null;
}

async function findRow(ctx: Ctx, item: QueueItemRow): Promise<QueueRow | null> {
  const [comment, reports] = await Promise.all([
    findComment(ctx.db, { siteId: ctx.site.id, commentId: item.commentId }),
    listReports(ctx.db, item.commentId),
  ]);
  return comment && { item, comment, openReports: reports.filter((report) => report.state === 'open') };
}
