import type { Ctx } from '../../context.ts';
import { announce, isUniqueViolation, newId, toJson, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents } from '../ledger/index.ts';
import { cleanHtml } from './clean-html.ts';
import { insertWithHistory } from './insert-with-history.ts';
import {
  missing,
  readStoryForm,
  storyFields,
  type ReadStoryForm,
  type StoryForm,
} from './read-story-form.ts';
import { isSectionOf } from './sections.queries.ts';
import {
  findVersion,
  insertRevision,
  isSlugTaken,
  lockStory,
  unsetLead,
  updateStory,
} from './stories.queries.ts';
import type { StoryRow } from './stories.tables.ts';
import { contentOf, hasBeenLive, standingOf } from './story.ts';

export interface StoryInput extends Omit<StoryForm, 'body'> {
  /** null for a new story. */
  readonly storyId: string | null;
  /** The newest revision that whoever saves has seen; 0 for a new story. */
  readonly version: number;
  /** null leaves the text as it is: for an imported one that is too long for the form. */
  readonly body: string | null;
}

export interface SavedStory {
  readonly storyId: string;
  readonly slug: string;
  readonly version: number;
}

/**
 * Saves a new story or a new version of one: the row, the revision and the event in one transaction. For editors.
 * Throws what `readStoryForm` throws, and `slug-taken`, `slug-fixed` (readers have the address), `date-not-past` (a
 * story that is on the site cannot be scheduled), `changed-meanwhile` (params: the newest `version`), `not-found`.
 */
export async function saveStory(ctx: Ctx, input: StoryInput): Promise<SavedStory> {
  const { viewer } = ctx;
  if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const read = readStoryForm({ ...input, body: input.body ?? '' });
  try {
    return await ctx.db.transaction().execute(async (tx) => {
      const scope = { ctx, tx, input, read, personId: viewer.personId };
      const { row, version } =
        input.storyId === null ? await addStory(scope) : await changeStory(scope, input.storyId);
      const nowMs = ctx.clock.now();
      // A lead that is still to come leaves the present one where it is, and outdoes it by its date when it comes.
      if (row.isLead === 1 && standingOf(row, nowMs) === 'live')
        await unsetLead(tx, { siteId: ctx.site.id, exceptId: row.id, nowMs });
      return { storyId: row.id, slug: row.slug, version };
    });
  } catch (error) {
    // Two people who save new stories under one address at the same moment.
    if (isUniqueViolation(error)) throw new AppError('slug-taken', { field: 'slug', cause: error });
    throw error;
  }
}

interface Scope {
  readonly ctx: Ctx;
  readonly tx: Db;
  readonly input: StoryInput;
  readonly read: ReadStoryForm;
  readonly personId: string;
}

interface SavedRow {
  readonly row: StoryRow;
  readonly version: number;
}

async function addStory(scope: Scope): Promise<SavedRow> {
  const { ctx, tx, personId } = scope;
  const atMs = ctx.clock.now();
  const id = newId(atMs);
  const row = await asRow(scope, {
    id,
    siteId: ctx.site.id,
    bodyFormat: 'markdown',
    canonicalUrl: null,
    importKey: null,
    createdAtMs: atMs,
    publishedAtMs: null,
    body: '',
  });
  await insertWithHistory(tx, { row, savedBy: personId, actor: `person:${personId}`, atMs });
  return { row, version: 1 };
}

async function changeStory(scope: Scope, storyId: string): Promise<SavedRow> {
  const { ctx, tx, input, read, personId } = scope;
  const atMs = ctx.clock.now();
  const before = await lockStory(tx, { siteId: ctx.site.id, storyId });
  if (!before) throw new AppError('not-found');
  const newest = await findVersion(tx, storyId);
  if (newest !== input.version) throw new AppError('changed-meanwhile', { params: { version: newest } });
  if (read.slug !== before.slug && hasBeenLive(before, atMs))
    throw new AppError('slug-fixed', { field: 'slug' });
  const row = await asRow(scope, before);
  const version = newest + 1;
  await updateStory(tx, row);
  await announce(tx, 'story', { siteId: row.siteId, storyId });
  await insertRevision(tx, {
    storyId,
    version,
    savedBy: personId,
    savedAtMs: atMs,
    content: contentOf({ ...row, factBox: read.factBox }),
  });
  const action = before.state === 'draft' && row.state === 'published' ? 'story.published' : 'story.saved';
  await appendEvents(tx, [
    {
      siteId: ctx.site.id,
      atMs,
      subject: `story:${storyId}`,
      actor: `person:${personId}`,
      action,
      facts: { state: row.state, version },
    },
  ]);
  return { row, version };
}

type KeptFields = Pick<
  StoryRow,
  'id' | 'siteId' | 'bodyFormat' | 'canonicalUrl' | 'importKey' | 'createdAtMs' | 'publishedAtMs' | 'body'
> &
  Partial<StoryRow>;

/** The row as it is to be after saving: what the form says over what stays. */
async function asRow(scope: Scope, before: KeptFields): Promise<StoryRow> {
  const { ctx, tx, input, read } = scope;
  const { headline, standfirst, byline, slug, sectionId } = read;
  const { id, siteId, bodyFormat, canonicalUrl, importKey, createdAtMs } = before;
  const body = input.body === null ? before.body : bodyFormat === 'html' ? cleanHtml(read.body) : read.body;
  if (sectionId !== null && !(await isSectionOf(tx, { siteId, sectionId })))
    throw missing('sectionId', 'Section');
  if (await isSlugTaken(tx, { siteId, slug, exceptId: id }))
    throw new AppError('slug-taken', { field: 'slug' });
  // A story that stands elsewhere, or came from there, may lack both.
  if (input.publish !== 'draft' && importKey === null) {
    if (body === '') throw missing('body', storyFields.body.label);
    if (sectionId === null) throw missing('sectionId', 'Section');
  }
  return {
    ...{
      id,
      siteId,
      sectionId,
      slug,
      headline,
      standfirst,
      byline,
      body,
      bodyFormat,
      canonicalUrl,
      importKey,
      createdAtMs,
    },
    ...publication(input, { read, before, nowMs: ctx.clock.now() }),
    factBox: read.factBox && toJson(read.factBox),
    isLead: input.isLead ? 1 : 0,
    updatedAtMs: ctx.clock.now(),
  };
}

/** `publishedAtMs` is the time from which readers see it, or, for a draft, since when they once did. */
function publication(
  input: StoryInput,
  at: { read: ReadStoryForm; before: KeptFields; nowMs: number },
): Pick<StoryRow, 'state' | 'publishedAtMs'> {
  const { before, nowMs } = at;
  const wasLive = hasBeenLive(before, nowMs);
  if (input.publish === 'draft')
    return { state: 'draft', publishedAtMs: wasLive ? before.publishedAtMs : null };
  if (input.publish === 'now')
    return {
      state: 'published',
      publishedAtMs: wasLive && before.state === 'published' ? before.publishedAtMs : nowMs,
    };
  const publishedAtMs = at.read.publishAtMs;
  if (wasLive && publishedAtMs !== null && publishedAtMs > nowMs)
    throw new AppError('date-not-past', { field: 'publishAt' });
  return { state: 'published', publishedAtMs };
}
