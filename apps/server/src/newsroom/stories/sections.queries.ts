import { newId, type Db } from '../../db/index.ts';
import type { SectionRow } from './stories.tables.ts';

/** A site's sections in the order in which its pages show them. */
export function listSections(db: Db, siteId: string): Promise<SectionRow[]> {
  return db
    .selectFrom('sections')
    .selectAll()
    .where('siteId', '=', siteId)
    .orderBy('position')
    .orderBy('slug')
    .execute();
}

export async function findSection(
  db: Db,
  section: { siteId: string; slug: string },
): Promise<SectionRow | null> {
  const { siteId, slug } = section;
  return (
    (await db
      .selectFrom('sections')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('slug', '=', slug)
      .executeTakeFirst()) ?? null
  );
}

export async function isSectionOf(db: Db, section: { siteId: string; sectionId: string }): Promise<boolean> {
  const { siteId, sectionId } = section;
  return (
    (await db
      .selectFrom('sections')
      .select('id')
      .where('id', '=', sectionId)
      .where('siteId', '=', siteId)
      .executeTakeFirst()) !== undefined
  );
}

/** Adds a section to a site and gives its id; sections are shown by `position`, lowest first. For the operator and the demonstration. */
export async function addSection(tx: Db, section: Omit<SectionRow, 'id'>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('sections')
    .values({ id, ...section })
    .execute();
  return id;
}
