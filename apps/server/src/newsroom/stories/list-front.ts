import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findSection, listSections } from './sections.queries.ts';
import { listLiveStories, type DateCursor } from './stories.queries.ts';
import type { SectionRow } from './stories.tables.ts';
import type { StorySummary } from './story.ts';

const storiesOfSection = 6;
const storiesOfNone = 12;
const pageSize = 20;

export interface FrontPage {
  readonly lead: StorySummary | null;
  /** Those that have a story besides the lead; null for the stories in no section. */
  readonly sections: readonly {
    readonly section: SectionRow | null;
    readonly stories: readonly StorySummary[];
  }[];
}

/** What the front page shows: the newest story that was made the lead, else the newest of all; then section by section. */
export async function listFront(ctx: Ctx): Promise<FrontPage> {
  const { db } = ctx;
  const scope = { siteId: ctx.site.id, nowMs: ctx.clock.now() };
  const [chosen] = await listLiveStories(db, { ...scope, limit: 1, isLead: true });
  const lead = chosen ?? (await listLiveStories(db, { ...scope, limit: 1 }))[0] ?? null;
  const sections = [...(await listSections(db, ctx.site.id)), null];
  const lists = await Promise.all(
    sections.map(async (section) => {
      const limit = section === null ? storiesOfNone : storiesOfSection;
      return {
        section,
        stories: await listLiveStories(db, {
          ...scope,
          limit,
          sectionId: section?.id ?? null,
          exceptId: lead?.id,
        }),
      };
    }),
  );
  return { lead, sections: lists.filter((list) => list.stories.length > 0) };
}

export interface SectionList {
  readonly section: SectionRow;
  readonly stories: readonly StorySummary[];
  /** Where the next page begins; null on the last. */
  readonly older: DateCursor | null;
}

/** One page of a section, newest first. Throws `not-found`. */
export async function listSection(
  ctx: Ctx,
  list: { slug: string; after: DateCursor | null },
): Promise<SectionList> {
  const section = await findSection(ctx.db, { siteId: ctx.site.id, slug: list.slug });
  if (!section) throw new AppError('not-found');
  const scope = { siteId: ctx.site.id, nowMs: ctx.clock.now(), sectionId: section.id };
  const found = await listLiveStories(ctx.db, { ...scope, after: list.after, limit: pageSize + 1 });
  const stories = found.slice(0, pageSize);
  return { section, stories, older: found.length > pageSize ? (stories.at(-1) ?? null) : null };
}
