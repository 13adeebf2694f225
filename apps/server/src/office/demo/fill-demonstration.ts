import { pino } from 'pino';
import type { AddressKeys, Clock, Ctx, Site } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { importThread, insertImportedComments } from '../../conversation/comments/index.ts';
import { openItem } from '../../conversation/moderation/index.ts';
import { submitReport } from '../../conversation/reports/index.ts';
import { createPerson } from '../../newsroom/people/index.ts';
import { addSite } from '../../newsroom/sites/index.ts';
import { addSection, createStory } from '../../newsroom/stories/index.ts';
import { demoHouseRules, demoRulesSummary, demoSite } from './demo-site.ts';
import { demoPeople } from './people.ts';
import { demoStories } from './stories/index.ts';
import { demoComments } from './threads/index.ts';
import type { DemoComment, DemoPerson, DemoStory } from './types.ts';

interface DemoParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: AddressKeys;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Somebody of the demonstration signs in with this address. */
export function demoEmail(person: Pick<DemoPerson, 'key'>): string {
  return `${person.key}@example.org`;
}

/** Fills an empty database with the demonstration newsroom, its times counted back from now. */
export async function fillDemonstration(parts: DemoParts): Promise<{ stories: number; comments: number }> {
  const site = await parts.db.transaction().execute((tx) => fillSite(tx, parts));
  await reportComments(parts, site);
  return { stories: demoStories.length, comments: demoComments.length };
}

async function fillSite(tx: Db, parts: DemoParts): Promise<Site> {
  const nowMs = parts.clock.now();
  const { slug, name, tagline, contactEmail, holdPhrases, refusePhrases, reservedNames } = demoSite;
  const settings = {
    tagline,
    contactEmail,
    holdPhrases,
    refusePhrases,
    reservedNames,
    isDemonstration: true,
  };
  const rules = { summary: demoRulesSummary, rules: demoHouseRules };
  const site = await addSite(tx, { slug, name, settings, rules }, { atMs: nowMs - 400 * dayMs });
  const authorIds = await addPeople(tx, { site, keys: parts.keys, nowMs });
  const storyIds = await addStories(tx, { site, nowMs });
  const comments = demoComments.map((comment) => ({
    importKey: keyOf(comment.storySlug, comment.id),
    storyId: storyIds.get(comment.storySlug) ?? '',
    parentKey: comment.parentId === null ? null : keyOf(comment.storySlug, comment.parentId),
    authorId: authorIds.get(comment.author) ?? '',
    text: comment.text,
    createdAtMs: writtenAtMs(comment, nowMs),
    state: comment.state ?? 'published',
    likeCount: comment.likes,
  }));
  await insertImportedComments(tx, { siteId: site.id, comments, atMs: nowMs }, { openItem });
  for (const { storySlug, id } of demoComments.filter((comment) => comment.isPinned === true))
    await importThread(tx, {
      siteId: site.id,
      storyId: storyIds.get(storySlug) ?? '',
      mode: 'open',
      pinnedKey: keyOf(storySlug, id),
      atMs: nowMs,
    });
  return site;
}

async function addPeople(
  tx: Db,
  parts: { site: Site; keys: AddressKeys; nowMs: number },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, person] of demoPeople.entries()) {
    const { name, ageBand, badge, role } = person;
    const who = {
      siteId: parts.site.id,
      email: demoEmail(person),
      name,
      ageBand,
      badge: badge ?? null,
      roles: role ? [role] : [],
    };
    // They joined over the past year, one after the other.
    const atMs = parts.nowMs - 390 * dayMs + index * 5 * dayMs;
    ids.set(person.key, await createPerson(tx, { ...who, atMs, keys: parts.keys }));
  }
  return ids;
}

async function addStories(tx: Db, parts: { site: Site; nowMs: number }): Promise<Map<string, string>> {
  const siteId = parts.site.id;
  const sectionIds = new Map<string, string>();
  for (const [index, section] of demoSite.sections.entries())
    sectionIds.set(
      section.slug,
      await addSection(tx, { siteId, slug: section.slug, name: section.name, position: index + 1 }),
    );
  const storyIds = new Map<string, string>();
  for (const { publishedHoursBefore, section, ...story } of demoStories) {
    const publishedAtMs = parts.nowMs - publishedHoursBefore * hourMs;
    const created = await createStory(tx, {
      ...story,
      siteId,
      sectionId: sectionIds.get(section) ?? null,
      publishedAtMs,
      atMs: publishedAtMs,
    });
    storyIds.set(story.slug, created.storyId);
  }
  return storyIds;
}

/** The reports come in as readers send them, through the same rule. */
async function reportComments(parts: DemoParts, site: Site): Promise<void> {
  const log = pino({ level: 'silent' });
  const ctx: Ctx = { ...parts, log, viewer: { kind: 'guest' }, site, origin: 'http://localhost' };
  const ids = await findIds(parts.db, site);
  for (const [index, { storySlug, id, report }] of demoComments.entries()) {
    if (!report) continue;
    const commentId = ids.get(keyOf(storySlug, id)) ?? '';
    const from = {
      formKey: `demonstration-${storySlug}-${id}`,
      networkAddress: `192.0.2.${index % 250}`,
      email: '',
    };
    await submitReport(ctx, { ...report, commentId, ...from }, { openItem });
  }
}

async function findIds(db: Db, site: Site): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'importKey'])
    .where('siteId', '=', site.id)
    .execute();
  return new Map(rows.map((row) => [row.importKey ?? '', row.id]));
}

function keyOf(storySlug: string, id: string): string {
  return `demonstration:${storySlug}:${id}`;
}

/** No comment is written after now, however young its story is. */
function writtenAtMs(comment: DemoComment, nowMs: number): number {
  const story: DemoStory | undefined = demoStories.find((one) => one.slug === comment.storySlug);
  return Math.min(
    nowMs - minuteMs,
    nowMs - (story?.publishedHoursBefore ?? 0) * hourMs + comment.minutesAfterStory * minuteMs,
  );
}
