import { newId, toJson, type Db } from '../../db/index.ts';
import { cleanHtml } from './clean-html.ts';
import { insertWithHistory } from './insert-with-history.ts';
import { addSection, findSection } from './sections.queries.ts';
import { findImportedStory } from './stories.queries.ts';
import type { FactBox, StoryRow } from './stories.tables.ts';

/** A story as `folkmoot export` writes it. */
export interface StoryToRestore extends Pick<
  StoryRow,
  | 'slug'
  | 'state'
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'body'
  | 'bodyFormat'
  | 'canonicalUrl'
  | 'isLead'
  | 'publishedAtMs'
  | 'updatedAtMs'
  | 'createdAtMs'
> {
  readonly siteId: string;
  readonly importKey: string;
  readonly sectionSlug: string | null;
  readonly factBox: FactBox | null;
  readonly atMs: number;
}

/** Brings a story back as it was exported, or finds the one that is here already. For importers. */
export async function restoreStory(
  tx: Db,
  story: StoryToRestore,
): Promise<{ storyId: string; isNew: boolean }> {
  const { sectionSlug, factBox, atMs, ...fields } = story;
  const known = await findImportedStory(tx, story);
  if (known) return { storyId: known.id, isNew: false };
  const section =
    sectionSlug === null ? null : await findSection(tx, { siteId: story.siteId, slug: sectionSlug });
  const id = newId(story.createdAtMs);
  // A file may have been changed on its way; cleaning what is clean changes nothing.
  const body = fields.bodyFormat === 'html' ? cleanHtml(fields.body) : fields.body;
  const row = { ...fields, id, body, sectionId: section?.id ?? null, factBox: factBox && toJson(factBox) };
  await insertWithHistory(tx, { row, savedBy: 'import', actor: 'import', atMs });
  return { storyId: id, isNew: true };
}

/** Adds a section unless the site has one with this slug. */
export async function restoreSection(
  tx: Db,
  section: { siteId: string; slug: string; name: string; position: number },
): Promise<void> {
  if (!(await findSection(tx, section))) await addSection(tx, section);
}
