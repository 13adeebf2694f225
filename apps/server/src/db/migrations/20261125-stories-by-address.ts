/**
 * Why: a page elsewhere asks for its thread by the address at which it stands, at every view. The story must be found
 * without looking through all of them.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('storiesByAddress').on('stories').columns(['siteId', 'canonicalUrl']).execute();
}
