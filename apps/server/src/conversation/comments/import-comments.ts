import { randomBytes } from 'node:crypto';
import { textFingerprint } from '@folkmoot/signals';
import { announce, newId, type Db } from '../../db/index.ts';
import { appendEvents, digestText, type NewEvent } from '../../newsroom/ledger/index.ts';
import { countImported } from './counters.ts';
import { findImported, insertComments } from './import.queries.ts';
import type { CommentRow, CommentState, CommentTextRow } from './comments.tables.ts';
import type { OpenItem } from './open-item.ts';
import { openThreads } from './threads.queries.ts';
import { tidyText } from './tidy-text.ts';

/** A comment as an import brings it. Texts may be of any length. */
export interface CommentToImport {
  /** The source's own id with its origin; the same key comes in once. */
  readonly importKey: string;
  readonly storyId: string;
  /** `importKey` of the comment it answers, in this array or brought in before; unknown: it stands by itself. */
  readonly parentKey: string | null;
  readonly authorId: string;
  readonly text: string;
  readonly createdAtMs: number;
  /** A held one waits for a moderator here, too. */
  readonly state: CommentState;
  readonly editedAtMs?: number | null;
  readonly likeCount?: number;
}

export interface ImportedComments {
  /** Brought in now. */
  readonly comments: number;
  /** How many of these wait. */
  readonly held: number;
}

/**
 * Brings in comments that were written elsewhere, in the caller's transaction: rows, texts, events, counters, and the
 * held ones' places in the queue. Those that are here already are left as they are. Some hundred to some thousand at
 * a call are quickest. For importers.
 */
export async function insertImportedComments(
  tx: Db,
  input: { siteId: string; comments: readonly CommentToImport[]; atMs: number },
  options: { openItem: OpenItem },
): Promise<ImportedComments> {
  const { siteId, atMs } = input;
  const keys = input.comments.flatMap((one) => [
    one.importKey,
    ...(one.parentKey === null ? [] : [one.parentKey]),
  ]);
  const known = await findImported(tx, { siteId, importKeys: keys });
  const placed = place(input.comments, known);
  if (placed.length === 0) return { comments: 0, held: 0 };

  const rows = placed.map((one) => rowOf(one, siteId));
  const texts = placed.map((one) => textOf(one, atMs));
  const storyIds = [...new Set(rows.map((row) => row.storyId))];
  const opened = await openThreads(tx, { siteId, storyIds, atMs });
  await countImported(tx, rows);
  await insertComments(tx, rows, texts);
  await appendInChunks(tx, [
    ...opened,
    ...rows.map((row, index) => importedEvent(row, { text: texts[index], atMs })),
  ]);
  for (const storyId of storyIds)
    await announce(tx, 'thread', { siteId, storyId, commentId: null, rootId: null, kind: 'thread' });
  const held = rows.filter((row) => row.state === 'held');
  for (const { id: commentId } of held)
    await options.openItem(tx, { siteId, commentId, cause: 'held', severity: 1, atMs });
  return { comments: rows.length, held: held.length };
}

/** Where a comment hangs, as far as its replies must know. */
export type ImportedPlace = Pick<CommentRow, 'id' | 'storyId' | 'rootId' | 'depth'>;

type Placed = CommentToImport & { readonly place: ImportedPlace; readonly parentId: string | null };

/** Those that are new, each with its id and place, parents before their replies whatever the order of the file. */
function place(comments: readonly CommentToImport[], known: ReadonlyMap<string, ImportedPlace>): Placed[] {
  const fresh = new Map<string, CommentToImport>();
  for (const one of comments)
    if (!known.has(one.importKey) && !fresh.has(one.importKey)) fresh.set(one.importKey, one);
  const places = new Map(known);
  const placed: Placed[] = [];
  for (const one of fresh.values())
    for (const next of unplacedChain(one, { fresh, places })) {
      const parent = next.parentKey === null ? undefined : places.get(next.parentKey);
      const above = parent?.storyId === next.storyId ? parent : undefined;
      const id = newId(next.createdAtMs);
      const depth = above ? above.depth + 1 : 0;
      const here = { id, storyId: next.storyId, rootId: above?.rootId ?? id, depth };
      places.set(next.importKey, here);
      placed.push({ ...next, place: here, parentId: above?.id ?? null });
    }
  return placed;
}

/**
 * A comment and those it hangs under, the topmost first, as far as they have no place yet. A ring of parents is cut
 * where it closes.
 */
function unplacedChain(
  last: CommentToImport,
  among: { fresh: ReadonlyMap<string, CommentToImport>; places: ReadonlyMap<string, unknown> },
): CommentToImport[] {
  const chain = new Set<CommentToImport>();
  let next: CommentToImport | undefined = last;
  while (next && !among.places.has(next.importKey) && !chain.has(next)) {
    chain.add(next);
    next = next.parentKey === null ? undefined : among.fresh.get(next.parentKey);
  }
  return [...chain].reverse();
}

function rowOf(one: Placed, siteId: string): CommentRow {
  const { place, parentId, authorId, importKey, createdAtMs } = one;
  return {
    ...place,
    siteId,
    parentId,
    authorId,
    state: one.state,
    textVersion: 1,
    fingerprint: textFingerprint(one.text),
    likeCount: one.likeCount ?? 0,
    replyCount: 0,
    submissionKey: null,
    importKey,
    createdAtMs,
    editedAtMs: one.editedAtMs ?? null,
    hiddenAtMs: null,
  };
}

function textOf(one: Placed, writtenAtMs: number): CommentTextRow {
  const salt = randomBytes(16).toString('base64url');
  return { commentId: one.place.id, version: 1, text: tidyText(one.text), salt, writtenAtMs };
}

function importedEvent(row: CommentRow, told: { text: CommentTextRow | undefined; atMs: number }): NewEvent {
  const { text, atMs } = told;
  const facts = { state: row.state, ...(text && { digest: digestText(text.text, text.salt) }) };
  return {
    siteId: row.siteId,
    atMs,
    subject: `comment:${row.id}`,
    actor: 'import',
    action: 'comment.imported',
    facts,
  };
}

/** As many events as one statement takes parameters for, on both databases. */
const eventsAtOnce = 500;

async function appendInChunks(tx: Db, events: readonly NewEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += eventsAtOnce)
    await appendEvents(tx, events.slice(from, from + eventsAtOnce));
}
