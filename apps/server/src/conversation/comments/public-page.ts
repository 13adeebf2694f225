import type { Clock } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { findStory } from '../../newsroom/stories/index.ts';
import type { Writing } from './thread-page.ts';
import { findListing, type ThreadPage } from './thread-page.ts';
import type { ThreadQuery } from './thread-query.ts';
import { findThread } from './threads.queries.ts';

/** A page of a thread as it is for everyone. */
export interface PublicPage extends Pick<
  ThreadPage,
  'story' | 'query' | 'pinnedId' | 'comments' | 'next' | 'rootIds'
> {
  readonly writing: Writing;
  /** How many comments the thread has; null on later pages, so that they stay as they are when one comes in. */
  readonly count: number | null;
}

export interface PublicKey {
  readonly siteId: string;
  readonly slug: string;
  readonly query: ThreadQuery;
}

/**
 * Reads one page of a thread as somebody sees it who is not signed in; null where there is no story, or no conversation
 * under it. `onStory` is told the story's id before the thread is read, also where the thread is hidden.
 */
export async function findPublicPage(
  parts: { readonly db: Db; readonly clock: Clock },
  key: PublicKey,
  options: { onStory: (storyId: string) => void },
): Promise<PublicPage | null> {
  const { db, clock } = parts;
  const { query } = key;
  const story = await findStory(db, { siteId: key.siteId, slug: key.slug, nowMs: clock.now() });
  if (!story) return null;
  options.onStory(story.id);
  const thread = await findThread(db, story.id);
  if (thread?.mode === 'hidden') return null;
  const pinnedId = thread?.pinnedCommentId ?? null;
  const viewer = { kind: 'guest' } as const;
  const listing = await findListing({ db, viewer }, { storyId: story.id, query, pinnedId });
  return {
    story,
    query,
    pinnedId,
    ...listing,
    writing: { kind: thread?.mode === 'closed' ? 'closed' : 'sign-in' },
    count: query.after === null ? (thread?.publishedCount ?? 0) : null,
  };
}
