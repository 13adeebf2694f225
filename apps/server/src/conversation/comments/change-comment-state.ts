import { announce, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents, type NewEvent } from '../../newsroom/ledger/index.ts';
import { findCommentRow, updateComment } from './comments.queries.ts';
import type { CommentRow, CommentState } from './comments.tables.ts';
import { moveCounters } from './counters.ts';
import { lockThread } from './threads.queries.ts';
import { isVisible } from './visible.ts';

export interface StateChange {
  /** As the caller read it: a state that has changed since then is noticed. */
  readonly comment: Pick<CommentRow, 'id' | 'siteId' | 'storyId' | 'state'>;
  readonly to: CommentState;
  /** `person:id` or `system`. */
  readonly actor: string;
  /** Such as `comment.removed`. */
  readonly action: string;
  /** Code of the house rule that the change rests on. */
  readonly rule?: string;
  /** Codes and ids that the event holds besides the new state; never a reader's words. */
  readonly facts?: NewEvent['facts'];
  readonly automated?: boolean;
  readonly atMs: number;
}

/**
 * The one function that changes the state of a stored comment: its row, the counters of its thread, parent and
 * top-level comment, and the event, in the caller's transaction. A comment that leaves the queue is no longer hidden.
 * It locks the thread, then the chain of events, in the order that everything here keeps (person, thread, comments,
 * chain of events, item of the queue), so that two transactions never wait for each other crosswise: append events of
 * your own after it, not before. Error codes: `changed-meanwhile`.
 */
export async function changeCommentState(tx: Db, change: StateChange): Promise<void> {
  await lockThread(tx, change.comment.storyId);
  const before = await findCommentRow(tx, change.comment.id);
  if (before.state !== change.comment.state) throw new AppError('changed-meanwhile');
  const after = { ...before, state: change.to, hiddenAtMs: change.to === 'held' ? before.hiddenAtMs : null };
  await storeVisibility(tx, before, after);
  await appendEvents(tx, [
    {
      siteId: before.siteId,
      atMs: change.atMs,
      subject: `comment:${before.id}`,
      actor: change.actor,
      action: change.action,
      facts: { ...change.facts, state: change.to },
      ...(change.rule !== undefined && { rule: change.rule }),
      ...(change.automated !== undefined && { automated: change.automated }),
    },
  ]);
}

/**
 * Writes a new state or a new `hiddenAtMs`; when readers see the comment come or go, moves the counters and announces
 * it.
 */
export async function storeVisibility(tx: Db, before: CommentRow, after: CommentRow): Promise<void> {
  const { siteId, storyId, id: commentId, rootId, state, hiddenAtMs } = after;
  if (isVisible(before) !== isVisible(after)) {
    await moveCounters(tx, before, isVisible(after) ? 1 : -1);
    const kind = isVisible(after) ? 'published' : 'removed';
    await announce(tx, 'thread', { siteId, storyId, commentId, rootId, kind });
  } else if (state === 'withdrawn') {
    // It was hidden, and what stands in its place says now that the writer took it down.
    await announce(tx, 'thread', { siteId, storyId, commentId: null, rootId: null, kind: 'thread' });
  }
  // A comment that its author took down may be sent again.
  await updateComment(tx, before.id, {
    state,
    hiddenAtMs,
    ...(state === 'withdrawn' && { submissionKey: null }),
  });
}
