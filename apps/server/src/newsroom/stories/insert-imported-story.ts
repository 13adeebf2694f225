import { newId, type Db } from '../../db/index.ts';
import { cleanHtml } from './clean-html.ts';
import { findFreeSlug } from './free-slug.ts';
import { insertWithHistory } from './insert-with-history.ts';
import { slugify } from './slugify.ts';
import { findImportedStory } from './stories.queries.ts';
import type { StoryState } from './stories.tables.ts';
import { webAddress } from './web-address.ts';

export interface ImportedStoryInput {
  readonly siteId: string;
  /** The source's own id with its origin; the same story is found again by it. */
  readonly importKey: string;
  /** What the address is made from; null: the headline. */
  readonly slugHint: string | null;
  readonly headline: string;
  /** Where the story stands; dropped unless it is http or https. */
  readonly canonicalUrl: string | null;
  /** As the source has it; cleaned here. */
  readonly bodyHtml: string | null;
  readonly byline: string | null;
  readonly publishedAtMs: number | null;
  readonly state: StoryState;
  readonly atMs: number;
}

/** Adds a story that an import brings, or finds the one it brought before. A published one without a date has `atMs`. */
export async function insertImportedStory(
  tx: Db,
  story: ImportedStoryInput,
): Promise<{ storyId: string; slug: string; isNew: boolean }> {
  const { siteId, importKey, headline, atMs, state } = story;
  const known = await findImportedStory(tx, { siteId, importKey });
  if (known) return { storyId: known.id, slug: known.slug, isNew: false };
  const id = newId(atMs);
  const slug = await findFreeSlug(tx, { siteId, slug: slugify(story.slugHint || headline) });
  const row = {
    ...{ id, siteId, slug, state, headline, importKey },
    sectionId: null,
    standfirst: '',
    byline: story.byline ?? '',
    body: cleanHtml(story.bodyHtml ?? ''),
    bodyFormat: 'html' as const,
    factBox: null,
    canonicalUrl: story.canonicalUrl === null ? null : webAddress(story.canonicalUrl),
    isLead: 0 as const,
    publishedAtMs: story.publishedAtMs ?? (state === 'published' ? atMs : null),
    updatedAtMs: atMs,
    createdAtMs: atMs,
  };
  await insertWithHistory(tx, { row, savedBy: 'import', actor: 'import', atMs });
  return { storyId: id, slug, isNew: true };
}
