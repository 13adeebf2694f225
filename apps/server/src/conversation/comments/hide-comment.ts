import type { Db } from '../../db/index.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import { storeVisibility } from './change-comment-state.ts';
import { findCommentRow } from './comments.queries.ts';
import type { CommentRow } from './comments.tables.ts';
import { lockThread } from './threads.queries.ts';

interface Hiding {
  readonly comment: Pick<CommentRow, 'id' | 'storyId'>;
  readonly atMs: number;
  /** `guest`, `reader` or `system` where a report hides it: never who reported. `person:id` for a moderator. */
  readonly actor: string;
}

/** Hides a comment from everyone until someone has looked; its state stays. Does nothing to one that is hidden already. */
export async function hideComment(tx: Db, hiding: Hiding): Promise<void> {
  await setHidden(tx, hiding, hiding.atMs);
}

/** Shows a hidden comment again, where its state allows. Does nothing to one that is not hidden. */
export async function unhideComment(tx: Db, hiding: Hiding): Promise<void> {
  await setHidden(tx, hiding, null);
}

/** Locks the thread, then the chain of events, as `changeCommentState` does. */
async function setHidden(tx: Db, hiding: Hiding, hiddenAtMs: number | null): Promise<void> {
  await lockThread(tx, hiding.comment.storyId);
  const before = await findCommentRow(tx, hiding.comment.id);
  if ((before.hiddenAtMs === null) === (hiddenAtMs === null)) return;
  await storeVisibility(tx, before, { ...before, hiddenAtMs });
  await appendEvents(tx, [
    {
      siteId: before.siteId,
      atMs: hiding.atMs,
      subject: `comment:${before.id}`,
      actor: hiding.actor,
      action: hiddenAtMs === null ? 'comment.unhidden' : 'comment.hidden',
      facts: { state: before.state },
      automated: hiddenAtMs !== null,
    },
  ]);
}
