import { newId, toJson, type Db } from '../../db/index.ts';
import { insertWithHistory } from './insert-with-history.ts';
import { unsetLead } from './stories.queries.ts';
import type { FactBox } from './stories.tables.ts';

export interface NewStory {
  readonly siteId: string;
  readonly sectionId: string | null;
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  /** Markdown. */
  readonly body: string;
  readonly factBox?: FactBox | null;
  readonly isLead?: boolean;
  readonly publishedAtMs: number;
  readonly atMs: number;
}

/** A published story of the system's own, with what is given taken as it is: for the demonstration newsroom. */
export async function createStory(tx: Db, story: NewStory): Promise<{ storyId: string; slug: string }> {
  const { atMs, factBox, isLead, ...fields } = story;
  const id = newId(atMs);
  const row = {
    ...fields,
    id,
    state: 'published' as const,
    bodyFormat: 'markdown' as const,
    factBox: factBox ? toJson(factBox) : null,
    canonicalUrl: null,
    importKey: null,
    isLead: isLead === true ? (1 as const) : (0 as const),
    updatedAtMs: atMs,
    createdAtMs: atMs,
  };
  await insertWithHistory(tx, { row, savedBy: 'system', actor: 'system', atMs });
  if (isLead === true && story.publishedAtMs <= atMs)
    await unsetLead(tx, { siteId: story.siteId, exceptId: id, nowMs: atMs });
  return { storyId: id, slug: story.slug };
}
