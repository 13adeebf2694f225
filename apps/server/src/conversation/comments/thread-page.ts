import type { Ctx } from '../../context.ts';
import { isBanned } from '../../newsroom/people/index.ts';
import type { HouseRules } from '../../newsroom/sites/index.ts';
import { findHouseRules } from '../../newsroom/sites/index.ts';
import { findFindings, type Finding } from '../screening/index.ts';
import { findComment, type FoundComment } from './comments.queries.ts';
import type { ThreadMode } from './comments.tables.ts';
import { liveAddress } from './live-thread.ts';
import { mustAgree } from './must-agree.ts';
import { cursorOf, findReplies, findRoot, findRoots } from './thread-page.queries.ts';
import type { Cursor, ThreadQuery } from './thread-query.ts';
import { buildTree, type TreeComment } from './thread-tree.ts';
import { findThread } from './threads.queries.ts';

/** Top-level comments on a page. */
export const rootsPerPage = 50;

/** What a thread needs to know of the story it stands under. */
export interface ThreadStory {
  readonly id: string;
  readonly slug: string;
  readonly publishedAtMs: number | null;
}

/** Whether the viewer may write here, and if not, why. */
export type Writing =
  | { readonly kind: 'open'; readonly mustAgree: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'banned'; readonly untilMs: number };

export interface Receipt {
  readonly comment: FoundComment;
  readonly advice: readonly Finding[];
}

export interface ThreadPage {
  readonly story: ThreadStory;
  readonly query: ThreadQuery;
  readonly mode: ThreadMode;
  readonly count: number;
  readonly rules: HouseRules;
  readonly writing: Writing;
  readonly receipt: Receipt | null;
  readonly pinnedId: string | null;
  /** The pinned one first, on the first page; then those of the page. */
  readonly comments: readonly TreeComment[];
  readonly next: Cursor | null;
  /** The top-level comments that the page was made of, and the first of the next page. */
  readonly rootIds: readonly string[];
  /** Where the page listens for what is new; null where it does not. */
  readonly live: string | null;
}

/** One page of a story's thread as the viewer sees it. */
export async function findThreadPage(ctx: Ctx, story: ThreadStory, query: ThreadQuery): Promise<ThreadPage> {
  // Before anything is read, so that nothing falls between the page and what it hears afterwards.
  const readAtMs = ctx.clock.now();
  const thread = await findThread(ctx.db, story.id);
  const mode = thread?.mode ?? 'open';
  const rules = await findHouseRules(ctx.db, { siteId: ctx.site.id });
  const pinnedId = thread?.pinnedCommentId ?? null;
  const listing = thread ? await findListing(ctx, { storyId: story.id, query, pinnedId }) : empty;
  return {
    story,
    query,
    mode,
    count: thread?.publishedCount ?? 0,
    rules,
    writing: await findWriting(ctx, mode, rules),
    receipt: await findPosted(ctx, query.posted),
    pinnedId,
    ...listing,
    live: liveAddress({ mode, comments: listing.comments }, { story, readAtMs }),
  };
}

type Listing = Pick<ThreadPage, 'comments' | 'next' | 'rootIds'>;

const empty: Listing = { comments: [], next: null, rootIds: [] };

/** One query for the top-level comments, one for what hangs under them, and one for the pinned comment if there is one. */
export async function findListing(
  ctx: Pick<Ctx, 'db' | 'viewer'>,
  page: { storyId: string; query: ThreadQuery; pinnedId: string | null },
): Promise<Listing> {
  const { storyId, pinnedId } = page;
  const { sort, after } = page.query;
  const viewerId = ctx.viewer.kind === 'person' ? ctx.viewer.personId : null;
  const pinned = pinnedId === null ? null : await findRoot(ctx.db, { id: pinnedId, storyId, viewerId });
  const found = await findRoots(ctx.db, {
    storyId,
    viewerId,
    sort,
    after,
    exceptId: pinned?.id ?? null,
    limit: rootsPerPage + 1,
  });
  const listed = found.slice(0, rootsPerPage);
  const roots = pinned && after === null ? [pinned, ...listed] : listed;
  if (roots.length === 0) return empty;
  const rootIds = roots.map((root) => root.id);
  const replies = await findReplies(ctx.db, { rootIds, viewerId });
  const last = found.length > rootsPerPage ? listed.at(-1) : undefined;
  return {
    comments: buildTree(roots, replies, viewerId),
    next: last ? cursorOf(sort, last) : null,
    rootIds: [...rootIds, ...found.slice(rootsPerPage).map((root) => root.id)],
  };
}

export async function findWriting(ctx: Ctx, mode: ThreadMode, rules: HouseRules): Promise<Writing> {
  if (mode === 'closed' || mode === 'hidden') return { kind: 'closed' };
  const { viewer } = ctx;
  if (viewer.kind === 'guest') return { kind: 'sign-in' };
  const untilMs = viewer.bannedUntilMs;
  if (untilMs !== null && isBanned({ bannedUntilMs: untilMs }, ctx.clock.now()))
    return { kind: 'banned', untilMs };
  return { kind: 'open', mustAgree: await mustAgree(ctx, viewer.personId, rules) };
}

/** The viewer's own comment that the address says was just posted. */
async function findPosted(ctx: Ctx, commentId: string | null): Promise<Receipt | null> {
  if (commentId === null || ctx.viewer.kind === 'guest') return null;
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (comment?.authorId !== ctx.viewer.personId) return null;
  if (comment.state !== 'published' && comment.state !== 'held') return null;
  const findings = await findFindings(ctx.db, commentId);
  const advice = findings.filter(
    (one) => one.textVersion === comment.textVersion && one.verdict === 'advise',
  );
  return { comment, advice };
}
