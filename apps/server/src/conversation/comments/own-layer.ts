import type { Ctx } from '../../context.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { banEnd } from '../../newsroom/people/index.ts';
import { findHouseRules } from '../../newsroom/sites/index.ts';
import { findStory } from '../../newsroom/stories/index.ts';
import { isEditable } from './edit-comment.ts';
import { listOwnLikes, listOwnShown } from './own-layer.queries.ts';
import { listOwnOpen, type ListedComment } from './thread-page.queries.ts';
import { findWriting, type Writing } from './thread-page.ts';
import { findThread } from './threads.queries.ts';

/** What a thread shows to one person and nobody else. */
export interface OwnLayer {
  readonly viewer: { readonly name: string } | null;
  readonly mayWrite: boolean;
  /** Why they may not write: a code that stays and words for readers. */
  readonly whyNot: { readonly code: ErrorCode; readonly text: string } | null;
  /** Whether they must agree to the house rules with the next comment. */
  readonly mustAgree: boolean;
  /** Their comments here that wait for a moderator, the oldest first. */
  readonly held: readonly ListedComment[];
  /** Ids of their comments here that everyone sees. */
  readonly own: readonly string[];
  /** Ids of the comments here that they like. */
  readonly likes: readonly string[];
  /** Ids of their comments here that they may still change. */
  readonly editable: readonly string[];
}

/** As many as a person can have in sight. */
const atMost = 500;

/** The private layer of a story's thread. For everyone; a guest's is empty. Error codes: `not-found`. */
export async function findOwnLayer(ctx: Ctx, input: { storySlug: string }): Promise<OwnLayer> {
  const { db, viewer } = ctx;
  const nowMs = ctx.clock.now();
  const story = await findStory(db, { siteId: ctx.site.id, slug: input.storySlug, nowMs });
  const thread = story && (await findThread(db, story.id));
  if (!story || thread?.mode === 'hidden') throw new AppError('not-found');
  const rules = await findHouseRules(db, { siteId: ctx.site.id });
  const writing = await findWriting(ctx, thread?.mode ?? 'open', rules);
  const may = { mayWrite: writing.kind === 'open', whyNot: explain(writing) };
  if (viewer.kind === 'guest')
    return { viewer: null, ...may, mustAgree: false, held: [], own: [], likes: [], editable: [] };
  const place = { storyId: story.id, personId: viewer.personId, limit: atMost };
  const own = await listOwnOpen(db, { ...place, sinceMs: nowMs - dayMs });
  return {
    viewer: { name: viewer.name },
    ...may,
    mustAgree: writing.kind === 'open' && writing.mustAgree,
    held: own.filter((comment) => comment.state === 'held'),
    own: await listOwnShown(db, place),
    likes: await listOwnLikes(db, place),
    editable:
      writing.kind === 'open' ? own.filter((comment) => isEditable(comment, nowMs)).map(({ id }) => id) : [],
  };
}

/** Longer than any comment can be changed. */
const dayMs = 24 * 60 * 60_000;

function explain(writing: Writing): OwnLayer['whyNot'] {
  const error = refusal(writing);
  return error && { code: error.code, text: error.message };
}

function refusal(writing: Writing): AppError | null {
  switch (writing.kind) {
    case 'open':
      return null;
    case 'closed':
      return new AppError('thread-closed');
    case 'sign-in':
      return new AppError('sign-in-needed');
    case 'banned':
      return new AppError('person-banned', { params: { until: banEnd(writing.untilMs) } });
  }
}
