import type { Db } from '../../db/index.ts';
import { findStoryById, standingOf } from '../../newsroom/stories/index.ts';
import { findCommentRow } from './comments.queries.ts';
import type { ThreadChange, ThreadMode } from './comments.tables.ts';
import { findRoot, type ListedComment } from './thread-page.queries.ts';
import type { ThreadPage, ThreadStory } from './thread-page.ts';
import { levelsShown, type TreeComment } from './thread-tree.ts';
import { findThread } from './threads.queries.ts';
import { isVisible } from './visible.ts';

/** A thread as everybody may see it. */
export interface LiveThread {
  readonly storySlug: string;
  readonly mode: ThreadMode;
  readonly pinnedId: string | null;
  /** How many comments readers see. */
  readonly count: number;
}

/** What readers who have the thread open are to be told. */
export type LiveNews =
  | { readonly kind: 'comment' | 'edited'; readonly thread: LiveThread; readonly tree: TreeComment }
  | {
      readonly kind: 'removed';
      readonly thread: LiveThread;
      readonly commentId: string;
      readonly isWithdrawn: boolean;
    }
  | { readonly kind: 'count'; readonly thread: LiveThread }
  /** No longer there for readers, or closed: there is nothing more to wait for. */
  | { readonly kind: 'over' };

/**
 * What a change means to those who have the thread open, by what stands in the database now, so that what has been
 * hidden since is told to nobody. null where there is nothing to tell: a like, or a comment that is gone again.
 */
export async function findLiveNews(
  db: Db,
  change: ThreadChange,
  options: { nowMs: number },
): Promise<LiveNews | null> {
  const { storyId, commentId, kind } = change;
  if (kind === 'thread' && commentId !== null) return null;
  const thread = await findLiveThread(db, { siteId: change.siteId, storyId, nowMs: options.nowMs });
  if (!thread || thread.mode === 'closed') return { kind: 'over' };
  if (kind === 'thread' || commentId === null) return { kind: 'count', thread };
  if (kind === 'removed') {
    const { state } = await findCommentRow(db, commentId);
    return { kind, thread, commentId, isWithdrawn: state === 'withdrawn' };
  }
  const comment = await findRoot(db, { id: commentId, storyId, viewerId: null });
  if (comment?.text == null || !isVisible(comment)) return null;
  const inReplyTo = await findAnswered(db, comment, storyId);
  const tree: TreeComment = { comment, shown: 'all', inReplyTo, replies: [] };
  return { kind: kind === 'edited' ? 'edited' : 'comment', thread, tree };
}

/** A story's thread, where everybody may read it: not that of a draft, nor a hidden one. */
export async function findLiveThread(
  db: Db,
  key: { siteId: string; storyId: string; nowMs: number },
): Promise<LiveThread | null> {
  const story = await findStoryById(db, key);
  if (!story || standingOf(story, key.nowMs) !== 'live') return null;
  const thread = await findThread(db, key.storyId);
  const mode = thread?.mode ?? 'open';
  if (mode === 'hidden') return null;
  const { pinnedCommentId = null, publishedCount = 0 } = thread ?? {};
  return { storySlug: story.slug, mode, pinnedId: pinnedCommentId, count: publishedCount };
}

/** The name of whom a deep reply answers, as the page of the thread says it. */
async function findAnswered(db: Db, comment: ListedComment, storyId: string): Promise<string | null> {
  if (comment.depth <= levelsShown || comment.parentId === null) return null;
  const parent = await findRoot(db, { id: comment.parentId, storyId, viewerId: null });
  return parent && isVisible(parent) ? parent.authorName : null;
}

const quietAfterMs = 3 * 24 * 60 * 60_000;

/**
 * Where a page listens for what is new, from the time at which it was read; null where nothing is to be expected: a
 * closed or hidden thread, or a story that is three days old and has had no comment for as long among those it shows.
 */
export function liveAddress(
  page: Pick<ThreadPage, 'mode' | 'comments'>,
  options: { story: ThreadStory; readAtMs: number },
): string | null {
  if (page.mode === 'closed' || page.mode === 'hidden') return null;
  const { story, readAtMs } = options;
  const since = readAtMs - quietAfterMs;
  const isLively = (story.publishedAtMs ?? 0) > since || isAnyNewer(page.comments, since);
  return isLively ? `/threads/${encodeURIComponent(story.slug)}/live?after=${readAtMs}` : null;
}

function isAnyNewer(trees: readonly TreeComment[], sinceMs: number): boolean {
  return trees.some((tree) => tree.comment.createdAtMs > sinceMs || isAnyNewer(tree.replies, sinceMs));
}
