import type { ThreadChange } from './comments.tables.ts';
import type { PublicPage } from './public-page.ts';
import type { TreeComment } from './thread-tree.ts';
import type { Sort } from './thread-query.ts';

/** What a rendered page covers: enough to say whether a change touches it. */
export interface PageExtent {
  readonly storyId: string;
  readonly sort: Sort;
  readonly isFirst: boolean;
  readonly pinnedId: string | null;
  readonly rootIds: ReadonlySet<string>;
  readonly authorIds: ReadonlySet<string>;
  /** In the sorts by time: from when to when its top-level comments are; null where it is open. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export function extentOf(page: PublicPage): PageExtent {
  const { sort, after } = page.query;
  const bounds = [after?.value ?? null, page.next?.value ?? null] as const;
  const [fromMs, toMs] = sort === 'newest' ? [bounds[1], bounds[0]] : bounds;
  return {
    storyId: page.story.id,
    sort,
    isFirst: after === null,
    pinnedId: page.pinnedId,
    rootIds: new Set(page.rootIds),
    authorIds: new Set(page.comments.flatMap(authorsOf)),
    fromMs,
    toMs,
  };
}

function authorsOf(tree: TreeComment): string[] {
  return [tree.comment.authorId, ...tree.replies.flatMap(authorsOf)];
}

/**
 * Whether a page may look otherwise after a change in its thread; in doubt, it does. A comment that comes or goes
 * changes the first pages, which say how many there are; the pages that hold its conversation or could hold it now; and
 * every page in the sorts by replies and likes, where it may move others along.
 */
export function isTouched(page: PageExtent, change: ThreadChange): boolean {
  const { rootId, commentId, kind } = change;
  if (rootId === null || commentId === null) return true;
  if (page.rootIds.has(rootId)) return true;
  if (kind === 'edited') return false;
  if (kind === 'thread') return page.sort === 'liked';
  if (page.isFirst || page.pinnedId === rootId) return true;
  if (page.sort === 'replied' || page.sort === 'liked') return true;
  const atMs = timeOf(rootId);
  return (page.fromMs === null || atMs >= page.fromMs) && (page.toMs === null || atMs <= page.toMs);
}

/** A comment's id is a UUIDv7 (RFC 9562, 5.7) made for the time at which it was written: its first 48 bits. */
function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
