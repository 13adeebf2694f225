import type { Db } from '../../db/index.ts';
import type { CommentRow, CommentTextRow } from './comments.tables.ts';
import type { ImportedPlace } from './import-comments.ts';

/** As many rows as one statement takes parameters for, on both databases. */
const rowsAtOnce = 500;

/**
 * Where the comments that came with these keys hang, by key; those that are not here are left out. A comment that was
 * written here goes by its id, so that a site's own export brings nothing in twice.
 */
export async function findImported(
  db: Db,
  keys: { siteId: string; importKeys: readonly string[] },
): Promise<Map<string, ImportedPlace>> {
  const found = new Map<string, ImportedPlace>();
  for (const importKeys of chunks([...new Set(keys.importKeys)])) {
    const rows = await db
      .selectFrom('comments')
      .select(['importKey', 'id', 'storyId', 'rootId', 'depth'])
      .where('siteId', '=', keys.siteId)
      .where((is) => is.or([is('importKey', 'in', importKeys), is('id', 'in', importKeys)]))
      .execute();
    for (const { importKey, ...place } of rows) found.set(importKey ?? place.id, place);
  }
  return found;
}

/** Parents must come before their replies. */
export async function insertComments(
  tx: Db,
  rows: readonly CommentRow[],
  texts: readonly CommentTextRow[],
): Promise<void> {
  for (const some of chunks(rows)) await tx.insertInto('comments').values(some).execute();
  for (const some of chunks(texts)) await tx.insertInto('commentTexts').values(some).execute();
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += rowsAtOnce) yield all.slice(from, from + rowsAtOnce);
}
