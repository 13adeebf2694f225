import type { AddressKeys, Clock, Site } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import {
  importThread,
  insertImportedComments,
  type CommentToImport,
} from '../../conversation/comments/index.ts';
import { openItem } from '../../conversation/moderation/index.ts';
import { ensureImportedAuthor } from '../../newsroom/people/index.ts';
import { insertImportedStory } from '../../newsroom/stories/index.ts';
import type { ImportedComment, ImportedStory, ImportRecord } from './import-records.ts';
import { KeptLately } from './kept-lately.ts';

export interface ImportParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: AddressKeys;
  readonly site: Site;
}

/** What came in now, and what was left out, by cause. */
export interface ImportSummary {
  stories: number;
  comments: number;
  /** How many of the comments wait for a moderator. */
  held: number;
  skipped: Record<string, number>;
}

/** So many comments go into one transaction: few enough to hold in memory, many enough to be quick. */
const batchSize = 500;

/**
 * Brings the records of another system's export into a site, in the order of the file, a batch a transaction: one that
 * was interrupted goes on where it stopped, and one that is run again adds nothing. For the operator.
 */
export async function importRecords(
  parts: ImportParts,
  records: AsyncIterable<ImportRecord>,
): Promise<ImportSummary> {
  const summary: ImportSummary = { stories: 0, comments: 0, held: 0, skipped: {} };
  const kept: Kept = { storyIds: new Map(), authorIds: new KeptLately(20_000) };
  let batch: ImportedComment[] = [];
  const storeBatch = async () => {
    if (batch.length > 0) await storeComments(parts, { batch, kept, summary });
    batch = [];
  };
  for await (const record of records) {
    if (record.kind === 'skipped') count(summary, record.cause);
    else if (record.kind === 'story') await storeStory(parts, { story: record, kept, summary });
    else batch.push(record);
    if (batch.length >= batchSize) await storeBatch();
  }
  await storeBatch();
  return summary;
}

interface Kept {
  readonly storyIds: Map<string, string>;
  readonly authorIds: KeptLately<string, string>;
}

function count(summary: ImportSummary, cause: string): void {
  summary.skipped[cause] = (summary.skipped[cause] ?? 0) + 1;
}

async function storeStory(
  parts: ImportParts,
  input: { story: ImportedStory; kept: Kept; summary: ImportSummary },
): Promise<void> {
  const { story, kept, summary } = input;
  const siteId = parts.site.id;
  const atMs = parts.clock.now();
  const stored = await parts.db.transaction().execute(async (tx) => {
    const inserted = await insertImportedStory(tx, {
      siteId,
      importKey: story.key,
      slugHint: story.slug,
      headline: story.title,
      canonicalUrl: story.url,
      bodyHtml: story.bodyHtml,
      byline: story.byline,
      publishedAtMs: story.publishedAtMs,
      state: story.isDraft ? 'draft' : 'published',
      atMs,
    });
    if (inserted.isNew && story.isClosed)
      await importThread(tx, { siteId, storyId: inserted.storyId, mode: 'closed', pinnedKey: null, atMs });
    return inserted;
  });
  kept.storyIds.set(story.key, stored.storyId);
  if (stored.isNew) summary.stories += 1;
}

async function storeComments(
  parts: ImportParts,
  input: { batch: readonly ImportedComment[]; kept: Kept; summary: ImportSummary },
): Promise<void> {
  const { batch, kept, summary } = input;
  const atMs = parts.clock.now();
  // Ids of authors that a failed transaction took back must not be kept.
  const authors = new Map<string, string>();
  const stored = await parts.db.transaction().execute(async (tx) => {
    const comments: CommentToImport[] = [];
    for (const one of batch) {
      const storyId = kept.storyIds.get(one.storyKey);
      if (storyId === undefined)
        throw new Error(`The comment ${one.key} came before its story ${one.storyKey}.`);
      const authorId = await findAuthor(tx, { parts, comment: one, authors, kept });
      const { key: importKey, parentKey, text, createdAtMs } = one;
      comments.push({
        importKey,
        storyId,
        parentKey,
        authorId,
        text,
        createdAtMs,
        state: one.isHeld ? 'held' : 'published',
      });
    }
    return insertImportedComments(tx, { siteId: parts.site.id, comments, atMs }, { openItem });
  });
  for (const [key, id] of authors) kept.authorIds.set(key, id);
  summary.comments += stored.comments;
  summary.held += stored.held;
}

/** An author with an address is found by its keyed hash; one without goes by the name that the export gives. */
async function findAuthor(
  tx: Db,
  input: { parts: ImportParts; comment: ImportedComment; authors: Map<string, string>; kept: Kept },
): Promise<string> {
  const { parts, comment, authors, kept } = input;
  const emailHash = comment.authorEmail === null ? null : parts.keys.email(comment.authorEmail);
  const importKey = emailHash === null ? `${sourceOf(comment.key)}:author:${comment.authorName}` : null;
  const cacheKey = emailHash ?? importKey ?? '';
  const known = authors.get(cacheKey) ?? kept.authorIds.get(cacheKey);
  if (known !== undefined) return known;
  const id = await ensureImportedAuthor(tx, {
    siteId: parts.site.id,
    emailHash,
    importKey,
    name: comment.authorName,
    atMs: comment.createdAtMs,
  });
  authors.set(cacheKey, id);
  return id;
}

/** `wxr` of `wxr:comment:45`. */
function sourceOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
