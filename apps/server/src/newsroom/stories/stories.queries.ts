import type { SelectQueryBuilder } from 'kysely';
import { fromJson, locked, toJson, type Database, type Db } from '../../db/index.ts';
import type { Story, StorySummary } from './story.ts';
import { elsewhere, type StoryContent, type StoryRevisionRow, type StoryRow } from './stories.tables.ts';

/** A place in a list that is sorted by date, newest first: after this story. */
export interface DateCursor {
  readonly publishedAtMs: number;
  readonly id: string;
}

/** A story that readers can see: published, and its time has come. */
export async function findStory(
  db: Db,
  story: { siteId: string; slug: string; nowMs: number },
): Promise<Story | null> {
  const row = await withSection(db)
    .where('stories.siteId', '=', story.siteId)
    .where('stories.slug', '=', story.slug)
    .where('stories.state', '=', 'published')
    .where('stories.publishedAtMs', '<=', story.nowMs)
    .executeTakeFirst();
  return row ? asStory(row) : null;
}

/** The ids of live stories, by slug; those that are not there are left out. */
export async function findStoryIds(
  db: Db,
  stories: { siteId: string; slugs: readonly string[]; nowMs: number },
): Promise<Map<string, string>> {
  if (stories.slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('stories')
    .select(['slug', 'id'])
    .where('siteId', '=', stories.siteId)
    .where('slug', 'in', stories.slugs)
    .where('state', '=', 'published')
    .where('publishedAtMs', '<=', stories.nowMs)
    .execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** The live story of a page elsewhere: by the key that its first use gave it, or by an address that an import brought. */
export async function findStoryByAddress(
  db: Db,
  page: { siteId: string; importKey: string; addresses: readonly string[]; nowMs: number },
): Promise<Pick<StoryRow, 'slug' | 'headline'> | null> {
  const row = await db
    .selectFrom('stories')
    .select(['slug', 'headline'])
    .where('siteId', '=', page.siteId)
    .where((is) => is.or([is('importKey', '=', page.importKey), is('canonicalUrl', 'in', page.addresses)]))
    .where('state', '=', 'published')
    .where('publishedAtMs', '<=', page.nowMs)
    // The older one: its thread was there before somebody asked with another spelling.
    .orderBy('createdAtMs')
    .executeTakeFirst();
  return row ?? null;
}

/** Any story of the site, also one that readers cannot see yet. */
export async function findStoryById(
  db: Db,
  story: { siteId: string; storyId: string },
): Promise<Story | null> {
  const row = await withSection(db)
    .where('stories.siteId', '=', story.siteId)
    .where('stories.id', '=', story.storyId)
    .executeTakeFirst();
  return row ? asStory(row) : null;
}

/** What readers can see, newest first. `sectionId` null asks for the stories that are in no section. */
export async function listLiveStories(
  db: Db,
  list: {
    siteId: string;
    nowMs: number;
    limit: number;
    sectionId?: string | null;
    after?: DateCursor | null;
    isLead?: true;
    exceptId?: string | undefined;
    /** Also pages elsewhere, whose headline nobody on the team has written or seen. */
    withElsewhere?: true;
  },
): Promise<StorySummary[]> {
  const { sectionId, after, exceptId } = list;
  let query = summaries(db)
    .where('stories.siteId', '=', list.siteId)
    .where('stories.state', '=', 'published')
    .where('stories.publishedAtMs', '<=', list.nowMs)
    .limit(list.limit);
  if (sectionId !== undefined)
    query =
      sectionId === null
        ? query.where('stories.sectionId', 'is', null)
        : query.where('stories.sectionId', '=', sectionId);
  if (after) query = afterCursor(query, after);
  if (list.withElsewhere !== true)
    query = query.where((is) =>
      is.or([is('stories.importKey', 'is', null), is('stories.importKey', 'not like', `${elsewhere}%`)]),
    );
  if (list.isLead) query = query.where('stories.isLead', '=', 1);
  if (exceptId !== undefined) query = query.where('stories.id', '!=', exceptId);
  return (await query
    .orderBy('stories.publishedAtMs', 'desc')
    .orderBy('stories.id', 'desc')
    .execute()) as StorySummary[];
}

/** For the desk: what readers cannot see yet, latest change first. */
export async function listWaitingStories(
  db: Db,
  list: { siteId: string; nowMs: number; limit: number },
): Promise<Story[]> {
  const rows = await withSection(db)
    .where('stories.siteId', '=', list.siteId)
    .where((is) => is.or([is('stories.state', '=', 'draft'), is('stories.publishedAtMs', '>', list.nowMs)]))
    .orderBy('stories.updatedAtMs', 'desc')
    .limit(list.limit)
    .execute();
  return rows.map(asStory);
}

/** The row as it stands, kept from being changed by others until the transaction ends. */
export async function lockStory(
  tx: Db,
  story: { siteId: string; storyId: string },
): Promise<StoryRow | null> {
  const { siteId, storyId } = story;
  return (
    (await locked(
      tx,
      tx.selectFrom('stories').selectAll().where('siteId', '=', siteId).where('id', '=', storyId),
    ).executeTakeFirst()) ?? null
  );
}

/** The number of the newest revision. */
export async function findVersion(db: Db, storyId: string): Promise<number> {
  const row = await db
    .selectFrom('storyRevisions')
    .select((is) => is.fn.max('version').as('version'))
    .where('storyId', '=', storyId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function isSlugTaken(
  db: Db,
  slug: { siteId: string; slug: string; exceptId?: string | undefined },
): Promise<boolean> {
  const row = await db
    .selectFrom('stories')
    .select('id')
    .where('siteId', '=', slug.siteId)
    .where('slug', '=', slug.slug)
    .executeTakeFirst();
  return row !== undefined && row.id !== slug.exceptId;
}

/** The story that came with this key, or, for a site's own export, that has it as its id. */
export async function findImportedStory(
  db: Db,
  story: { siteId: string; importKey: string },
): Promise<Pick<StoryRow, 'id' | 'slug'> | null> {
  const { siteId, importKey } = story;
  return (
    (await db
      .selectFrom('stories')
      .select(['id', 'slug'])
      .where('siteId', '=', siteId)
      .where((is) => is.or([is('importKey', '=', importKey), is('id', '=', importKey)]))
      .executeTakeFirst()) ?? null
  );
}

/** Every story of a site, whatever its state, with its section's slug; for the exporter. */
export async function listAllStories(db: Db, siteId: string): Promise<Story[]> {
  const rows = await withSection(db).where('stories.siteId', '=', siteId).execute();
  return rows.map(asStory);
}

export async function insertStory(tx: Db, row: StoryRow): Promise<void> {
  await tx.insertInto('stories').values(row).execute();
}

export async function updateStory(tx: Db, story: Partial<StoryRow> & Pick<StoryRow, 'id'>): Promise<void> {
  const { id, ...changes } = story;
  await tx.updateTable('stories').set(changes).where('id', '=', id).execute();
}

/** Takes the top of the front page from the live stories that have it, save one. */
export async function unsetLead(
  tx: Db,
  lead: { siteId: string; exceptId: string; nowMs: number },
): Promise<void> {
  await tx
    .updateTable('stories')
    .set({ isLead: 0 })
    .where('siteId', '=', lead.siteId)
    .where('isLead', '=', 1)
    .where('id', '!=', lead.exceptId)
    .where('state', '=', 'published')
    .where('publishedAtMs', '<=', lead.nowMs)
    .execute();
}

export async function insertRevision(
  tx: Db,
  revision: Omit<StoryRevisionRow, 'content'> & { content: StoryContent },
): Promise<void> {
  await tx
    .insertInto('storyRevisions')
    .values({ ...revision, content: toJson(revision.content) })
    .execute();
}

export type StoryRevision = Omit<StoryRevisionRow, 'content'> & { readonly content: StoryContent };

export async function findRevision(
  db: Db,
  revision: { storyId: string; version: number },
): Promise<StoryRevision | null> {
  const row = await db
    .selectFrom('storyRevisions')
    .selectAll()
    .where('storyId', '=', revision.storyId)
    .where('version', '=', revision.version)
    .executeTakeFirst();
  return row ? { ...row, content: fromJson(row.content) } : null;
}

/** Newest first, without the texts. */
export function listRevisions(
  db: Db,
  list: { storyId: string; limit: number },
): Promise<Omit<StoryRevisionRow, 'content'>[]> {
  return db
    .selectFrom('storyRevisions')
    .select(['storyId', 'version', 'savedBy', 'savedAtMs'])
    .where('storyId', '=', list.storyId)
    .orderBy('version', 'desc')
    .limit(list.limit)
    .execute();
}

function withSection(db: Db) {
  return db
    .selectFrom('stories')
    .leftJoin('sections', 'sections.id', 'stories.sectionId')
    .selectAll('stories')
    .select(['sections.name as sectionName', 'sections.slug as sectionSlug']);
}

function summaries(db: Db) {
  return db
    .selectFrom('stories')
    .leftJoin('sections', 'sections.id', 'stories.sectionId')
    .select([
      'stories.id',
      'stories.slug',
      'stories.headline',
      'stories.standfirst',
      'stories.publishedAtMs',
      'sections.name as sectionName',
      'sections.slug as sectionSlug',
    ]);
}

function afterCursor<O>(
  query: SelectQueryBuilder<Database, 'stories', O>,
  after: DateCursor,
): SelectQueryBuilder<Database, 'stories', O> {
  return query.where((is) =>
    is.or([
      is('stories.publishedAtMs', '<', after.publishedAtMs),
      is.and([is('stories.publishedAtMs', '=', after.publishedAtMs), is('stories.id', '<', after.id)]),
    ]),
  );
}

function asStory(row: StoryRow & { sectionName: string | null; sectionSlug: string | null }): Story {
  return { ...row, factBox: row.factBox === null ? null : fromJson(row.factBox) };
}
