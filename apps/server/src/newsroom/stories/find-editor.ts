import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findPerson } from '../people/index.ts';
import { toLondonTime } from './london-time.ts';
import { writeFactBox, type StoryForm } from './read-story-form.ts';
import { listSections } from './sections.queries.ts';
import {
  findRevision,
  findStoryById,
  findVersion,
  listRevisions,
  type StoryRevision,
} from './stories.queries.ts';
import type { SectionRow, StoryContent } from './stories.tables.ts';
import { standingOf, type Story } from './story.ts';

export interface NamedRevision {
  readonly version: number;
  readonly savedByName: string;
  readonly savedAtMs: number;
}

/** All that the form and the page around it show. */
export interface Editor {
  /** null for a new story. */
  readonly story: Story | null;
  readonly version: number;
  readonly sections: readonly SectionRow[];
  /** The latest, newest first. */
  readonly revisions: readonly NamedRevision[];
}

const shownRevisions = 100;

/** Throws `not-found`. */
export async function findEditor(ctx: Ctx, storyId: string | null): Promise<Editor> {
  const sections = await listSections(ctx.db, ctx.site.id);
  if (storyId === null) return { story: null, version: 0, sections, revisions: [] };
  const story = await findStoryById(ctx.db, { siteId: ctx.site.id, storyId });
  if (!story) throw new AppError('not-found');
  const revisions = await listRevisions(ctx.db, { storyId, limit: shownRevisions });
  const names = await findNames(
    ctx,
    revisions.map((revision) => revision.savedBy),
  );
  return {
    story,
    version: revisions[0]?.version ?? 0,
    sections,
    revisions: revisions.map(({ version, savedBy, savedAtMs }) => ({
      version,
      savedAtMs,
      savedByName: names.get(savedBy) ?? 'someone',
    })),
  };
}

/** One version of a story, and what stands around it. Throws `not-found`. */
export async function findEarlier(
  ctx: Ctx,
  wanted: { storyId: string; version: number },
): Promise<{ story: Story; revision: StoryRevision; savedByName: string; isNewest: boolean }> {
  const story = await findStoryById(ctx.db, { siteId: ctx.site.id, storyId: wanted.storyId });
  const revision = story && (await findRevision(ctx.db, wanted));
  if (!revision) throw new AppError('not-found');
  const names = await findNames(ctx, [revision.savedBy]);
  const isNewest = (await findVersion(ctx.db, story.id)) === revision.version;
  return { story, revision, savedByName: names.get(revision.savedBy) ?? 'someone', isNewest };
}

/** What the form holds when it is opened: the story as it stands, with the text of an earlier version where one is asked for. */
export function fillForm(
  editor: Editor,
  options: { nowMs: number; content?: StoryContent | undefined },
): StoryForm {
  const { story } = editor;
  const content = options.content ?? story;
  const standing = story ? standingOf(story, options.nowMs) : 'draft';
  const isKnown = editor.sections.some((section) => section.id === content?.sectionId);
  return {
    headline: content?.headline ?? '',
    standfirst: content?.standfirst ?? '',
    byline: content?.byline ?? '',
    sectionId: isKnown ? (content?.sectionId ?? '') : '',
    slug: story?.slug ?? '',
    body: content?.body ?? '',
    ...writeFactBox(content?.factBox ?? null),
    publish: standing === 'draft' ? 'draft' : standing === 'live' ? 'now' : 'at',
    publishAt: story?.publishedAtMs == null ? '' : toLondonTime(story.publishedAtMs),
    isLead: story?.isLead === 1,
  };
}

/** Names of those who saved, by what a revision keeps of them. */
async function findNames(ctx: Ctx, savedBy: readonly string[]): Promise<Map<string, string>> {
  const names = new Map([
    ['import', 'the import'],
    ['system', 'the set-up'],
  ]);
  for (const personId of new Set(savedBy)) {
    if (names.has(personId)) continue;
    const person = await findPerson(ctx.db, { siteId: ctx.site.id, personId });
    if (person) names.set(personId, person.name);
  }
  return names;
}
