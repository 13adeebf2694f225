import type { Ctx } from '../../context.ts';
import { listLiveStories, listWaitingStories, type DateCursor } from './stories.queries.ts';
import type { Story, StorySummary } from './story.ts';

const pageSize = 50;
/** More than a newsroom has waiting; an import of drafts may bring many more. */
const maxWaiting = 500;

export interface DeskStories {
  /** Drafts and scheduled stories, latest change first. */
  readonly waiting: readonly Story[];
  /** One page of what is on the site, newest first. */
  readonly live: readonly StorySummary[];
  readonly older: DateCursor | null;
}

export async function listDeskStories(ctx: Ctx, after: DateCursor | null): Promise<DeskStories> {
  const scope = { siteId: ctx.site.id, nowMs: ctx.clock.now() };
  const found = await listLiveStories(ctx.db, { ...scope, after, limit: pageSize + 1, withElsewhere: true });
  const live = found.slice(0, pageSize);
  return {
    waiting: after === null ? await listWaitingStories(ctx.db, { ...scope, limit: maxWaiting }) : [],
    live,
    older: found.length > pageSize ? (live.at(-1) ?? null) : null,
  };
}
