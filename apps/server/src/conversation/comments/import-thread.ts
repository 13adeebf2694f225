import { announce, type Db } from '../../db/index.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import type { ThreadMode } from './comments.tables.ts';
import { findImported } from './import.queries.ts';
import { findThread, openThreads, updateThread } from './threads.queries.ts';

export interface ThreadToImport {
  readonly siteId: string;
  readonly storyId: string;
  readonly mode: ThreadMode;
  /** `importKey` of the pinned comment, which is here already. */
  readonly pinnedKey: string | null;
  readonly atMs: number;
}

/** Gives a story's thread the mode and the pin that an import brings, in the caller's transaction. For importers. */
export async function importThread(tx: Db, thread: ThreadToImport): Promise<void> {
  const { siteId, storyId, mode, pinnedKey, atMs } = thread;
  const opened = await openThreads(tx, { siteId, storyIds: [storyId], atMs });
  const before = await findThread(tx, storyId);
  const pinned =
    pinnedKey === null
      ? undefined
      : (await findImported(tx, { siteId, importKeys: [pinnedKey] })).get(pinnedKey);
  const pinnedCommentId = pinned?.storyId === storyId ? pinned.id : null;
  if (before?.mode === mode && before.pinnedCommentId === pinnedCommentId) return appendEvents(tx, opened);
  await updateThread(tx, storyId, { mode, pinnedCommentId });
  await announce(tx, 'thread', { siteId, storyId, commentId: null, rootId: null, kind: 'thread' });
  const subject = `thread:${storyId}`;
  await appendEvents(tx, [
    ...opened,
    { siteId, atMs, subject, actor: 'import', action: 'thread.mode-set', facts: { state: mode } },
  ]);
}
