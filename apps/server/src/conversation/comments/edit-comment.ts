import { randomBytes } from 'node:crypto';
import { textFingerprint } from '@folkmoot/signals';
import type { Ctx } from '../../context.ts';
import { announce, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents, digestText, type NewEvent } from '../../newsroom/ledger/index.ts';
import { insertFindings, type Screening } from '../screening/index.ts';
import { storeVisibility } from './change-comment-state.ts';
import { findCommentRow, insertText, updateComment, type FoundComment } from './comments.queries.ts';
import type { CommentRow } from './comments.tables.ts';
import type { OpenItem } from './open-item.ts';
import { requireAuthor } from './require-author.ts';
import { requireOwn } from './require-comment.ts';
import { screenText } from './screen-text.ts';
import { holdSeverity } from './severity.ts';
import type { PostedComment } from './submit-comment.ts';
import { findThread, lockThread } from './threads.queries.ts';
import { tidyText } from './tidy-text.ts';
import { isVisible } from './visible.ts';

const editMinutes = 5;

/** Whether its author may still change it: for five minutes, while it is published or waits. */
export function isEditable(comment: Pick<CommentRow, 'state' | 'createdAtMs'>, nowMs: number): boolean {
  const isThere = comment.state === 'published' || comment.state === 'held';
  return isThere && nowMs < comment.createdAtMs + editMinutes * 60_000;
}

/**
 * The viewer's own comment, when they may change it now. Error codes: `sign-in-needed`, `person-banned`, `not-found`,
 * `edit-time-over`.
 */
export async function requireEditable(ctx: Ctx, commentId: string): Promise<FoundComment> {
  requireAuthor(ctx);
  const comment = await requireOwn(ctx, commentId);
  if (!isEditable(comment, ctx.clock.now()))
    throw new AppError('edit-time-over', { params: { minutes: editMinutes } });
  return comment;
}

/**
 * Gives a comment a new text, which is screened as the first one was; the earlier texts are kept for moderators. A
 * published comment whose new text must wait is held; a held one stays held until someone has looked. Error codes: as
 * `requireEditable` and screening, and `changed-meanwhile`.
 */
export async function editComment(
  ctx: Ctx,
  input: { commentId: string; text: string },
  options: { openItem: OpenItem },
): Promise<PostedComment> {
  const comment = await requireEditable(ctx, input.commentId);
  const text = tidyText(input.text);
  const { id: commentId, authorId, state } = comment;
  if (text === comment.text) return { commentId, state, advice: [] };
  const thread = await findThread(ctx.db, comment.storyId);
  const screening = await screenText(ctx, {
    text,
    authorId,
    threadMode: thread?.mode ?? 'open',
    edits: commentId,
  });
  const atMs = ctx.clock.now();
  const stored = await ctx.db
    .transaction()
    .execute((tx) => storeEdit(tx, { comment, text, screening, atMs }, options));
  return { commentId, state: stored, advice: screening.findings.filter((one) => one.verdict === 'advise') };
}

interface Edit {
  readonly comment: FoundComment;
  readonly text: string;
  readonly screening: Screening;
  readonly atMs: number;
}

/** Locks in the order that everything here keeps: thread, comment, chain of events, item of the queue. */
async function storeEdit(tx: Db, edit: Edit, options: { openItem: OpenItem }): Promise<CommentRow['state']> {
  const { comment, text, screening, atMs } = edit;
  const { siteId, storyId, id: commentId } = comment;
  await lockThread(tx, storyId);
  const before = await findCommentRow(tx, commentId);
  if (before.state !== comment.state || before.textVersion !== comment.textVersion)
    throw new AppError('changed-meanwhile');
  const textVersion = before.textVersion + 1;
  const salt = randomBytes(16).toString('base64url');
  const isHeldNow = before.state === 'published' && screening.verdict === 'hold';
  const state = isHeldNow ? 'held' : before.state;
  const { findings } = screening;
  await insertText(tx, { commentId, version: textVersion, text, salt, writtenAtMs: atMs });
  await insertFindings(tx, { commentId, textVersion, findings, atMs });
  await updateComment(tx, commentId, { textVersion, fingerprint: textFingerprint(text), editedAtMs: atMs });
  if (isHeldNow) await storeVisibility(tx, before, { ...before, state });
  else if (isVisible(before))
    await announce(tx, 'thread', { siteId, storyId, commentId, rootId: before.rootId, kind: 'edited' });
  await appendEvents(tx, editEvents(before, { state, digest: digestText(text, salt), atMs }));
  const severity = holdSeverity(findings);
  if (isHeldNow) await options.openItem(tx, { siteId, commentId, cause: 'held', severity, atMs });
  return state;
}

function editEvents(
  before: CommentRow,
  after: { state: CommentRow['state']; digest: string; atMs: number },
): NewEvent[] {
  const { state, digest, atMs } = after;
  const about = {
    siteId: before.siteId,
    atMs,
    subject: `comment:${before.id}`,
    actor: `person:${before.authorId}`,
  };
  const edited = { ...about, action: 'comment.edited', facts: { state, digest } };
  if (state === before.state) return [edited];
  return [edited, { ...about, action: 'comment.held', facts: { state }, automated: true }];
}
