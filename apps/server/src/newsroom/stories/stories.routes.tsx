import type { VNode } from 'preact';
import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import type { App } from '../../http/index.ts';
import { readCursor, writeCursor } from './date-cursor.ts';
import { HomePage, SectionPage, type CommentCounts } from './front.view.tsx';
import { listFront, listSection } from './list-front.ts';
import { registerStoriesApi } from './stories-api.routes.ts';
import { findStory } from './stories.queries.ts';
import { isElsewhere, type Story } from './story.ts';
import { StoryPage } from './story.view.tsx';
import { webAddress } from './web-address.ts';

/** What the conversation above shows on the publisher's pages; handed in by build.ts. */
export interface StorySlots {
  /** The thread under a story; `query` is that of the page's address, as it came. */
  readonly thread: (ctx: Ctx, story: Story, query: Readonly<Record<string, unknown>>) => Promise<VNode>;
  readonly commentCounts: (db: Db, storyIds: readonly string[]) => Promise<CommentCounts>;
}

const bySlug = { params: Type.Object({ slug: Type.String({ maxLength: 300 }) }) };

export function registerStoryRoutes(app: App, slots: StorySlots): void {
  registerFront(app, slots);
  registerStory(app, slots);
  registerStoriesApi(app);
}

function registerFront(app: App, slots: Pick<StorySlots, 'commentCounts'>): void {
  app.get('/', async (request, reply) => {
    const { ctx } = request;
    const { lead, sections } = await listFront(ctx);
    const counts = await slots.commentCounts(ctx.db, [
      ...(lead ? [lead.id] : []),
      ...sections.flatMap((list) => list.stories.map((story) => story.id)),
    ]);
    const shown = sections.map(({ section, stories }) => ({
      slug: section?.slug ?? null,
      name: section?.name ?? 'More stories',
      stories,
    }));
    const body = <HomePage siteName={ctx.site.name} lead={lead} sections={shown} counts={counts} />;
    const description = ctx.site.settings.tagline || ctx.site.name;
    return reply.page({ title: ctx.site.name, body, description, canonicalUrl: `${ctx.origin}/` });
  });

  app.get('/sections/:slug', { schema: bySlug }, async (request, reply) => {
    const { ctx } = request;
    const after = readCursor(request.query);
    const { section, stories, older } = await listSection(ctx, { slug: request.params.slug, after });
    const counts = await slots.commentCounts(
      ctx.db,
      stories.map((story) => story.id),
    );
    const address = `/sections/${section.slug}`;
    const olderHref = older && `${address}?before=${writeCursor(older)}`;
    return reply.page({
      title: section.name,
      body: (
        <SectionPage
          {...section}
          stories={stories}
          counts={counts}
          olderHref={olderHref}
          isFirst={after === null}
        />
      ),
      description: `${section.name}: stories from ${ctx.site.name}.`,
      ...(after === null && { canonicalUrl: ctx.origin + address }),
    });
  });
}

function registerStory(app: App, slots: Pick<StorySlots, 'thread'>): void {
  app.get('/stories/:slug', { schema: bySlug }, async (request, reply) => {
    const { ctx } = request;
    const story = await findStory(ctx.db, {
      siteId: ctx.site.id,
      slug: request.params.slug,
      nowMs: ctx.clock.now(),
    });
    if (!story) throw new AppError('not-found');
    const thread = await slots.thread(ctx, story, request.query as Record<string, unknown>);
    return reply.page({
      title: story.headline,
      // What it is called comes from a reader's browser: search engines take it from the page itself.
      isPrivate: isElsewhere(story),
      body: <StoryPage story={story} thread={thread} />,
      ...(story.standfirst !== '' && { description: story.standfirst }),
      canonicalUrl:
        (story.canonicalUrl !== null && webAddress(story.canonicalUrl)) ||
        `${ctx.origin}/stories/${story.slug}`,
    });
  });
}
