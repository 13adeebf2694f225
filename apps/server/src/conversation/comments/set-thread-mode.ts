import type { Ctx } from '../../context.ts';
import { announce } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import { findStory } from '../../newsroom/stories/index.ts';
import type { ThreadMode } from './comments.tables.ts';
import { actorOf } from './require-author.ts';
import { openThreads, updateThread } from './threads.queries.ts';

/** Sets how a story's thread takes comments. For moderators. Error codes: `not-found`. */
export async function setThreadMode(ctx: Ctx, input: { storySlug: string; mode: ThreadMode }): Promise<void> {
  const siteId = ctx.site.id;
  const atMs = ctx.clock.now();
  const story = await findStory(ctx.db, { siteId, slug: input.storySlug, nowMs: atMs });
  if (!story) throw new AppError('not-found');
  await ctx.db.transaction().execute(async (tx) => {
    const opened = await openThreads(tx, { siteId, storyIds: [story.id], atMs });
    await updateThread(tx, story.id, { mode: input.mode });
    await announce(tx, 'thread', {
      siteId,
      storyId: story.id,
      commentId: null,
      rootId: null,
      kind: 'thread',
    });
    const subject = `thread:${story.id}`;
    await appendEvents(tx, [
      ...opened,
      { siteId, atMs, subject, actor: actorOf(ctx), action: 'thread.mode-set', facts: { state: input.mode } },
    ]);
  });
}
