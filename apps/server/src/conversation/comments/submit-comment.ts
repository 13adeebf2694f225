import { randomBytes } from 'node:crypto';
import { textFingerprint } from '@folkmoot/signals';
import type { Ctx, SignedIn } from '../../context.ts';
import { announce, isUniqueViolation, newId, runTogether, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents, digestText, type NewEvent } from '../../newsroom/ledger/index.ts';
import { agreeToRules } from '../../newsroom/people/index.ts';
import { findHouseRules } from '../../newsroom/sites/index.ts';
import { findStory } from '../../newsroom/stories/index.ts';
import { findFindings, insertFindings, type Finding } from '../screening/index.ts';
import { findSubmission, insertComment } from './comments.queries.ts';
import type { CommentRow, CommentState, ThreadRow } from './comments.tables.ts';
import { moveCounters } from './counters.ts';
import { findParent, type Place } from './find-parent.ts';
import { mustAgree } from './must-agree.ts';
import type { OpenItem } from './open-item.ts';
import { requireAuthor } from './require-author.ts';
import { screenText } from './screen-text.ts';
import { holdSeverity } from './severity.ts';
import { findThread, openThreads } from './threads.queries.ts';
import { submissionKeyOf, tidyText } from './tidy-text.ts';

export interface NewComment {
  readonly storySlug: string;
  /** The comment it answers; null for one at the top level. */
  readonly parentId: string | null;
  readonly text: string;
  /** The form's hidden key: the same key with the same text makes one comment. */
  readonly submissionKey: string;
  /** The tick before the first comment, and again when the house rules have changed. */
  readonly agreesToRules: boolean;
}

export interface PostedComment {
  readonly commentId: string;
  readonly state: CommentState;
  /** Findings that change nothing and are said to the author. */
  readonly advice: readonly Finding[];
}

interface Prepared {
  readonly author: SignedIn;
  readonly row: CommentRow;
  readonly text: string;
  readonly thread: ThreadRow | null;
  readonly findings: readonly Finding[];
  /** The version of the house rules that the author agrees to now; null when they did before. */
  readonly agreesTo: number | null;
}

/**
 * Takes a reader's comment: screens it and stores it, published or held, with its findings, its event, the counters
 * and, when it is held, its place in the queue, all or nothing. A refused one leaves nothing behind. For everyone with
 * an account. Error codes: `sign-in-needed`, `person-banned`, `not-found`, `parent-gone`, `thread-closed`,
 * `comment-too-short`, `comment-too-long`, `comment-refused`, `rules-not-agreed`.
 */
export async function submitComment(
  ctx: Ctx,
  input: NewComment,
  options: { openItem: OpenItem },
): Promise<PostedComment> {
  const author = requireAuthor(ctx);
  const text = tidyText(input.text);
  const formKey = input.submissionKey === '' ? newId() : input.submissionKey;
  const submissionKey = submissionKeyOf({ authorId: author.personId, formKey, text });
  try {
    const prepared = await prepare(ctx, { ...input, author, text, submissionKey });
    await ctx.db.transaction().execute((tx) => store(tx, prepared, options));
    const { row, findings } = prepared;
    return { commentId: row.id, state: row.state, advice: findings.filter(isAdvice) };
  } catch (error) {
    // A second click on “Post” finds the first one's comment in its way: as a repeat, as too fast, or by its key.
    if (!(error instanceof AppError) && !isUniqueViolation(error)) throw error;
    const first = await findSubmission(ctx.db, { siteId: ctx.site.id, submissionKey });
    if (!first) throw error;
    const findings = await findFindings(ctx.db, first.id);
    return { commentId: first.id, state: first.state, advice: findings.filter(isAdvice) };
  }
}

type Submission = NewComment & { author: SignedIn; submissionKey: string };

async function prepare(ctx: Ctx, input: Submission): Promise<Prepared> {
  const { author, text } = input;
  const atMs = ctx.clock.now();
  const story = await findStory(ctx.db, { siteId: ctx.site.id, slug: input.storySlug, nowMs: atMs });
  if (!story) throw new AppError('not-found');
  const thread = await findThread(ctx.db, story.id);
  const place = await findParent(ctx.db, {
    siteId: ctx.site.id,
    storyId: story.id,
    parentId: input.parentId,
  });
  const { verdict, findings } = await screenText(ctx, {
    text,
    authorId: author.personId,
    threadMode: thread?.mode ?? 'open',
  });
  const agreesTo = await checkAgreement(ctx, author, input.agreesToRules);
  const state = verdict === 'hold' ? 'held' : 'published';
  const row = newRow({ siteId: ctx.site.id, storyId: story.id, place, state, atMs, input });
  return { author, row, text, thread, findings, agreesTo };
}

/** The version of the house rules to agree to now, or null. Error codes: `rules-not-agreed`. */
async function checkAgreement(ctx: Ctx, author: SignedIn, agrees: boolean): Promise<number | null> {
  const rules = await findHouseRules(ctx.db, { siteId: ctx.site.id });
  if (!(await mustAgree(ctx, author.personId, rules))) return null;
  if (!agrees) throw new AppError('rules-not-agreed', { field: 'agreeToRules' });
  return rules.version;
}

function newRow(parts: {
  siteId: string;
  storyId: string;
  place: Place | null;
  state: CommentState;
  atMs: number;
  input: Submission;
}): CommentRow {
  const { siteId, storyId, place, state, atMs, input } = parts;
  const id = newId(atMs);
  return {
    id,
    siteId,
    storyId,
    parentId: place?.parentId ?? null,
    rootId: place?.rootId ?? id,
    depth: place?.depth ?? 0,
    authorId: input.author.personId,
    state,
    textVersion: 1,
    fingerprint: textFingerprint(input.text),
    likeCount: 0,
    replyCount: 0,
    submissionKey: input.submissionKey,
    importKey: null,
    createdAtMs: atMs,
    editedAtMs: null,
    hiddenAtMs: null,
  };
}

/** Locks in the order that everything here keeps: person, thread, comments, chain of events, item of the queue. */
async function store(tx: Db, prepared: Prepared, options: { openItem: OpenItem }): Promise<void> {
  const { row, text, thread, findings, author, agreesTo } = prepared;
  const { siteId, storyId, createdAtMs: atMs } = row;
  const salt = randomBytes(16).toString('base64url');
  if (agreesTo !== null) await agreeToRules(tx, { personId: author.personId, version: agreesTo });
  const opened = thread ? [] : await openThreads(tx, { siteId, storyIds: [storyId], atMs });
  await runTogether(tx, [
    () => insertComment(tx, row, { text, salt }),
    () => insertFindings(tx, { commentId: row.id, textVersion: 1, findings, atMs }),
    () => showInThread(tx, row),
    () => appendEvents(tx, [...opened, submittedEvent(row, digestText(text, salt))]),
  ]);
  const severity = holdSeverity(findings);
  if (row.state === 'held')
    await options.openItem(tx, { siteId, commentId: row.id, cause: 'held', severity, atMs });
}

async function showInThread(tx: Db, row: CommentRow): Promise<void> {
  if (row.state !== 'published') return;
  const { siteId, storyId, rootId, id: commentId } = row;
  await moveCounters(tx, row, 1);
  await announce(tx, 'thread', { siteId, storyId, commentId, rootId, kind: 'published' });
}

function submittedEvent(row: CommentRow, digest: string): NewEvent {
  return {
    siteId: row.siteId,
    atMs: row.createdAtMs,
    subject: `comment:${row.id}`,
    actor: `person:${row.authorId}`,
    action: row.state === 'held' ? 'comment.held' : 'comment.published',
    facts: { state: row.state, digest },
    // Nobody but the phases has looked yet.
    automated: row.state === 'held',
  };
}

function isAdvice(finding: Finding): boolean {
  return finding.verdict === 'advise';
}
