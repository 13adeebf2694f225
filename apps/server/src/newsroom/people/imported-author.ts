import { newId, type Db } from '../../db/index.ts';
import { appendEvents } from '../ledger/index.ts';
import type { PersonRow } from './people.tables.ts';

export interface ImportedAuthor {
  readonly siteId: string;
  /** Keyed hash of the address, where the export has one: whoever signs in with it gets the comments. */
  readonly emailHash: string | null;
  /** What the other system knows the author by; finds the same one again. */
  readonly importKey: string | null;
  readonly name: string;
  readonly badge?: PersonRow['badge'];
  readonly atMs: number;
}

/**
 * The person that an imported author is, by address or else by key; a new, unclaimed one where there is none. Gives the
 * id. An unclaimed name is not kept free: exports hold the same name for several people.
 */
export async function ensureImportedAuthor(tx: Db, author: ImportedAuthor): Promise<string> {
  const known = await findImported(tx, author);
  if (known !== null) return known;
  const row = asPerson(author);
  const inserted = await tx
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return (await findImported(tx, author)) ?? fail();
  const subject = `person:${row.id}`;
  await appendEvents(tx, [
    {
      siteId: author.siteId,
      atMs: author.atMs,
      subject,
      actor: 'import',
      action: 'person.imported',
      facts: { state: 'active' },
    },
  ]);
  return row.id;
}

async function findImported(tx: Db, author: ImportedAuthor): Promise<string | null> {
  // A site's own export knows an author who has no other key by the id.
  for (const [column, value] of [
    ['emailHash', author.emailHash],
    ['importKey', author.importKey],
    ['id', author.importKey],
  ] as const) {
    if (value === null) continue;
    const row = await tx
      .selectFrom('people')
      .select('id')
      .where('siteId', '=', author.siteId)
      .where(column, '=', value)
      .executeTakeFirst();
    if (row) return row.id;
  }
  return null;
}

function asPerson(author: ImportedAuthor): PersonRow {
  const { siteId, emailHash, importKey, name, atMs } = author;
  return {
    id: newId(atMs),
    siteId,
    emailHash,
    name,
    nameKey: null,
    nameChangedAtMs: null,
    ageBand: null,
    badge: author.badge ?? null,
    isClaimed: 0,
    bannedUntilMs: null,
    rulesVersion: null,
    importKey,
    createdAtMs: atMs,
  };
}

function fail(): never {
  throw new Error('An imported author was neither there nor could be added.');
}
