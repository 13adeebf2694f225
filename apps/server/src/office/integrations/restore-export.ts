import { Value } from 'typebox/value';
import { importThread, insertImportedComments } from '../../conversation/comments/index.ts';
import { openItem } from '../../conversation/moderation/index.ts';
import type { Db } from '../../db/index.ts';
import { ensureImportedAuthor } from '../../newsroom/people/index.ts';
import { restoreSection, restoreStory } from '../../newsroom/stories/index.ts';
import { exportedLine, type ExportedLine, type LineOf } from './exported-lines.ts';
import { ImportError } from './import-error.ts';
import type { ImportParts, ImportSummary } from './import-into-site.ts';

const batchSize = 1_000;

/**
 * Reads back what `folkmoot export` wrote, into a site of any name, a batch a transaction. Run again it adds nothing.
 * Throws ImportError with the line that does not fit. For the operator.
 */
export async function restoreExport(
  parts: ImportParts,
  lines: AsyncIterable<string>,
): Promise<ImportSummary> {
  const restoring = new Restoring(parts);
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text === '') continue;
    const line = readLine(text, number);
    if (number === 1 && line.type !== 'folkmoot')
      throw new ImportError(
        'not-this-format',
        'This is not a file that folkmoot export wrote: its first line is another.',
        { line: 1, column: 1 },
      );
    await restoring.take(line, number);
  }
  return restoring.finish();
}

function readLine(text: string, number: number): ExportedLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new ImportError('not-well-formed', `Line ${number} is not JSON.`, { line: number, column: 1 });
  }
  if (Value.Check(exportedLine, line)) return line;
  const [problem] = Value.Errors(exportedLine, line);
  throw new ImportError(
    'not-this-format',
    `Line ${number} is not as folkmoot export writes it: ${problem?.instancePath ?? ''} ${problem?.message ?? ''}`.trim(),
    { line: number, column: 1 },
  );
}

/** One run: remembers the ids of what the later lines name by key. */
class Restoring {
  readonly #parts: ImportParts;
  readonly #summary: ImportSummary = { stories: 0, comments: 0, held: 0, skipped: {} };
  readonly #authors = new Map<string, string>();
  readonly #stories = new Map<string, string>();
  #batch: LineOf<'comment'>[] = [];

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  async take(line: ExportedLine, number: number): Promise<void> {
    if (line.type === 'comment') {
      this.#require(line.story, this.#stories, number);
      this.#require(line.author, this.#authors, number);
      this.#batch.push(line);
      if (this.#batch.length >= batchSize) await this.#storeBatch();
      return;
    }
    await this.#storeBatch();
    await this.#parts.db.transaction().execute((tx) => this.#store(tx, line));
  }

  async finish(): Promise<ImportSummary> {
    await this.#storeBatch();
    return this.#summary;
  }

  async #store(tx: Db, line: Exclude<ExportedLine, { type: 'comment' }>): Promise<void> {
    const siteId = this.#parts.site.id;
    const atMs = this.#parts.clock.now();
    switch (line.type) {
      case 'folkmoot':
        return;
      case 'section':
        return restoreSection(tx, { siteId, slug: line.slug, name: line.name, position: line.position });
      case 'author': {
        const { key, name, emailHash, badge } = line;
        this.#authors.set(
          key,
          await ensureImportedAuthor(tx, { siteId, emailHash, importKey: key, name, badge, atMs }),
        );
        return;
      }
      case 'story': {
        const { type: _type, key: importKey, section: sectionSlug, isLead, ...fields } = line;
        const story = await restoreStory(tx, {
          ...fields,
          siteId,
          importKey,
          sectionSlug,
          isLead: isLead ? 1 : 0,
          atMs,
        });
        this.#stories.set(importKey, story.storyId);
        if (story.isNew) this.#summary.stories += 1;
        return;
      }
      case 'thread': {
        const storyId = this.#stories.get(line.story);
        if (storyId !== undefined)
          await importThread(tx, { siteId, storyId, mode: line.mode, pinnedKey: line.pinned, atMs });
      }
    }
  }

  async #storeBatch(): Promise<void> {
    if (this.#batch.length === 0) return;
    const comments = this.#batch.map(
      ({ key, story, parent, author, state, text, likeCount, createdAtMs, editedAtMs }) => ({
        importKey: key,
        storyId: this.#stories.get(story) ?? '',
        parentKey: parent,
        authorId: this.#authors.get(author) ?? '',
        ...{ state, text, likeCount, createdAtMs, editedAtMs },
      }),
    );
    this.#batch = [];
    const input = { siteId: this.#parts.site.id, comments, atMs: this.#parts.clock.now() };
    const stored = await this.#parts.db
      .transaction()
      .execute((tx) => insertImportedComments(tx, input, { openItem }));
    this.#summary.comments += stored.comments;
    this.#summary.held += stored.held;
  }

  #require(key: string, known: ReadonlyMap<string, string>, number: number): void {
    if (!known.has(key))
      throw new ImportError(
        'not-this-format',
        `Line ${number} names “${key}”, which no earlier line brought.`,
        { line: number, column: 1 },
      );
  }
}
