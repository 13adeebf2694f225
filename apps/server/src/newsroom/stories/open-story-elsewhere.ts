import type { Ctx } from '../../context.ts';
import { isUniqueViolation, newId } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { findFreeSlug } from './free-slug.ts';
import { insertWithHistory } from './insert-with-history.ts';
import { slugify } from './slugify.ts';
import { findStory, findStoryByAddress } from './stories.queries.ts';
import { elsewhere } from './stories.tables.ts';
import { readStoryAddress, spellingsOf } from './story-address.ts';

/** What a page elsewhere needs to show its thread: `key` is that of the thread. */
export interface StoryElsewhere {
  readonly key: string;
  readonly title: string;
  readonly url: string;
}

const maxTitle = 200;

/**
 * The story at a web address: one that came into being here, one that an import brought with this address, or one of
 * this site's own pages; null for a page that is new. For anyone. Throws `url-invalid`, `origin-not-listed`, and
 * `not-found` for a page of our own that is no story.
 */
export async function findStoryElsewhere(ctx: Ctx, input: { url: string }): Promise<StoryElsewhere | null> {
  const url = readStoryAddress(input.url);
  if (url.origin === ctx.origin) return findOwn(ctx, url);
  if (!ctx.site.settings.embedOrigins.includes(url.origin))
    throw new AppError('origin-not-listed', {
      params: { site: ctx.site.slug, origin: url.origin },
      field: 'url',
    });
  const story = await findStoryByAddress(ctx.db, {
    siteId: ctx.site.id,
    importKey: elsewhere + url.href,
    addresses: spellingsOf(url),
    nowMs: ctx.clock.now(),
  });
  return story && { key: story.slug, title: story.headline, url: url.href };
}

/**
 * A story for a page of a listed origin, at its first use. What it is called comes from whoever asks, so it stands
 * under its own address alone and not on the front page. For anyone. Throws as `findStoryElsewhere`.
 */
export async function openStoryElsewhere(
  ctx: Ctx,
  input: { url: string; title: string },
): Promise<StoryElsewhere> {
  const known = await findStoryElsewhere(ctx, input);
  if (known) return known;
  try {
    return await insert(ctx, input);
  } catch (error) {
    // Two readers were the first: the second finds the story of the first.
    if (!isUniqueViolation(error)) throw error;
    return (await findStoryElsewhere(ctx, input)) ?? insert(ctx, input);
  }
}

async function findOwn(ctx: Ctx, url: URL): Promise<StoryElsewhere> {
  const [, slug] = /^\/stories\/([^/]+)$/.exec(url.pathname) ?? [];
  const story =
    slug === undefined
      ? null
      : await findStory(ctx.db, { siteId: ctx.site.id, slug, nowMs: ctx.clock.now() });
  if (!story) throw new AppError('not-found', { field: 'url' });
  return { key: story.slug, title: story.headline, url: url.href };
}

async function insert(ctx: Ctx, input: { url: string; title: string }): Promise<StoryElsewhere> {
  const url = readStoryAddress(input.url);
  const title = tidyTitle(input.title) || url.host + url.pathname;
  const atMs = ctx.clock.now();
  const siteId = ctx.site.id;
  return ctx.db.transaction().execute(async (tx) => {
    const slug = await findFreeSlug(tx, { siteId, slug: slugify(title) });
    const row = {
      ...{
        id: newId(atMs),
        siteId,
        slug,
        headline: title,
        canonicalUrl: url.href,
        importKey: elsewhere + url.href,
      },
      ...{
        sectionId: null,
        standfirst: '',
        byline: '',
        body: '',
        bodyFormat: 'markdown' as const,
        factBox: null,
      },
      ...{ state: 'published' as const, isLead: 0 as const },
      ...{ publishedAtMs: atMs, updatedAtMs: atMs, createdAtMs: atMs },
    };
    await insertWithHistory(tx, { row, savedBy: 'system', actor: 'system', atMs });
    return { key: slug, title, url: url.href };
  });
}

/** One line, without what does not show. */
function tidyTitle(title: string): string {
  const line = title
    .toWellFormed()
    .replace(/\p{Cc}|\p{Cf}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, maxTitle).join('');
}
