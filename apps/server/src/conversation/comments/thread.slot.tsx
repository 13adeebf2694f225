import type { VNode } from 'preact';
import type { Ctx } from '../../context.ts';
import { isAllowed } from '../../newsroom/people/index.ts';
import { findThreadPage, type ThreadStory } from './thread-page.ts';
import { readThreadQuery } from './thread-query.ts';
import { ThreadView } from './thread.view.tsx';

/** The conversation under a story, as the viewer sees it; `query` is that of the story's address. */
export async function threadSlot(
  ctx: Ctx,
  story: ThreadStory,
  query: Readonly<Record<string, unknown>>,
): Promise<VNode> {
  const page = await findThreadPage(ctx, story, readThreadQuery(query));
  const around = {
    page,
    viewer: ctx.viewer,
    nowMs: ctx.clock.now(),
    isModerator: isAllowed('POST /desk/comments/:id/pin', ctx.viewer),
  };
  return <ThreadView around={around} />;
}
