import { countGraphemes } from '@folkmoot/signals';
import type { Ctx } from '../../context.ts';
import { isUniqueViolation, newId, type Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { isEmailAddress } from '../../mail/index.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import { findComment, hideComment, type OpenItem } from '../comments/index.ts';
import { isReportable } from './find-reportable.ts';
import { checkReportLimit } from './report-limits.ts';
import { makeNumber } from './report-number.ts';
import { reasonTexts } from './report-reasons.ts';
import { findOpenReportOf, findReportByNumber, insertReport, updateReport } from './reports.queries.ts';
import { reportReasons, type ReportReason, type ReportRow } from './reports.tables.ts';

/** Graphemes that a note can have. */
const maxNote = 1_000;

export interface ReportInput {
  readonly commentId: string;
  /** One of `reportReasons`; anything else is asked for again. */
  readonly reason: string;
  readonly note: string;
  /** Where the answer goes; empty for none. */
  readonly email: string;
  /** The random key of the form; the same one twice makes one report. */
  readonly formKey: string;
  readonly networkAddress: string;
}

type ReportedComment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/**
 * Takes a report from anyone, with or without an account, and gives the number of its receipt. A serious reason hides
 * the comment until someone has looked.
 *
 * The same account has one open report about a comment: what it says again is added to the first. A guest's form makes
 * one report however often it is sent; two guests are never taken for one because they share an address, since then
 * the second, who may be the reported person at home, would be shown the first one's receipt.
 *
 * Throws `not-found` (the comment is not there for the viewer), `own-comment`, `reason-missing`, `note-too-long`,
 * `email-invalid`, `report-flood`.
 */
export async function submitReport(
  ctx: Ctx,
  input: ReportInput,
  options: { openItem: OpenItem },
): Promise<{ number: string }> {
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId: input.commentId });
  if (!comment) throw new AppError('not-found');
  const number = makeNumber({ key: input.formKey, commentId: comment.id });
  try {
    return await storeReport(ctx, { comment, input, number }, options);
  } catch (error) {
    // The same form, or the same account, at the same moment: the second try finds what the first one stored.
    if (!isUniqueViolation(error)) throw error;
    return storeReport(ctx, { comment, input, number }, options);
  }
}

interface Said {
  readonly reason: ReportReason;
  readonly note: string;
  readonly email: string | null;
}

function readInput(input: ReportInput): Said {
  const reason = reportReasons.find((one) => one === input.reason);
  if (!reason) throw new AppError('reason-missing', { field: 'reason' });
  const note = input.note.replaceAll('\r\n', '\n').trim();
  if (countGraphemes(note) > maxNote)
    throw new AppError('note-too-long', { params: { max: maxNote }, field: 'note' });
  const email = input.email.trim();
  if (email !== '' && !isEmailAddress(email)) throw new AppError('email-invalid', { field: 'email' });
  return { reason, note, email: email === '' ? null : email };
}

interface Submission {
  readonly comment: ReportedComment;
  readonly input: ReportInput;
  readonly number: string;
}

async function storeReport(
  ctx: Ctx,
  submission: Submission,
  options: { openItem: OpenItem },
): Promise<{ number: string }> {
  const { comment, number, input } = submission;
  const { viewer } = ctx;
  // Before anything that may refuse: a form that is sent twice must not be told that the comment is now hidden.
  if (await findReportByNumber(ctx.db, { siteId: ctx.site.id, number })) return { number };
  const own =
    viewer.kind === 'person'
      ? await findOpenReportOf(ctx.db, { commentId: comment.id, reporterId: viewer.personId })
      : undefined;
  if (own) return addToReport(ctx, { comment, own, said: readInput(input) }, options);
  if (!(await isReportable(ctx, comment))) throw new AppError('not-found');
  if (viewer.kind === 'person' && viewer.personId === comment.authorId) throw new AppError('own-comment');
  const said = readInput(input);
  await checkReportLimit(ctx, input.networkAddress);
  await insertNewReport(ctx, { ...submission, said }, options);
  return { number };
}

async function insertNewReport(
  ctx: Ctx,
  { comment, said, number, input }: Submission & { said: Said },
  options: { openItem: OpenItem },
): Promise<void> {
  const atMs = ctx.clock.now();
  const { viewer } = ctx;
  const row: ReportRow = {
    id: newId(atMs),
    siteId: ctx.site.id,
    number,
    commentId: comment.id,
    reason: said.reason,
    note: said.note,
    reporterId: viewer.kind === 'person' ? viewer.personId : null,
    reporterEmail: said.email,
    addressHash: viewer.kind === 'guest' ? ctx.keys.network(input.networkAddress, atMs) : null,
    state: 'open',
    outcome: null,
    createdAtMs: atMs,
    decidedAtMs: null,
  };
  await ctx.db.transaction().execute(async (tx) => {
    await insertReport(tx, row);
    await raiseAlarm(tx, { row, comment, atMs }, options);
  });
}

/** More of the same reader about the same comment: the graver reason stands, the notes are joined while they fit. */
async function addToReport(
  ctx: Ctx,
  more: { comment: ReportedComment; own: ReportRow; said: Said },
  options: { openItem: OpenItem },
): Promise<{ number: string }> {
  const { comment, own, said } = more;
  const isGraver = reasonTexts[said.reason].severity > reasonTexts[own.reason].severity;
  const joined = [own.note, said.note].filter((note) => note !== '').join('\n\n');
  const hasMore = said.note !== '' && !own.note.includes(said.note) && countGraphemes(joined) <= maxNote;
  const row = {
    ...own,
    reason: isGraver ? said.reason : own.reason,
    note: hasMore ? joined : own.note,
    reporterEmail: said.email ?? own.reporterEmail,
  };
  await ctx.db.transaction().execute(async (tx) => {
    if (isGraver || hasMore) await raiseAlarm(tx, { row, comment, atMs: ctx.clock.now() }, options);
    await updateReport(tx, row);
  });
  return { number: own.number };
}

/** The event, the comment out of sight where the reason is serious, and the item in the moderators' queue. */
async function raiseAlarm(
  tx: Db,
  alarm: { row: ReportRow; comment: ReportedComment; atMs: number },
  options: { openItem: OpenItem },
): Promise<void> {
  const { row, comment, atMs } = alarm;
  const { severity, hidesAtOnce } = reasonTexts[row.reason];
  // Never who: the log says only whether the report came from a reader with an account.
  const actor = row.reporterId === null ? 'guest' : 'reader';
  // The thread is locked before the chain of events, as everywhere; the queue's item comes last.
  if (hidesAtOnce) await hideComment(tx, { comment, atMs, actor });
  await appendEvents(tx, [
    {
      siteId: row.siteId,
      atMs,
      subject: `report:${row.id}`,
      actor,
      action: 'report.received',
      facts: { state: 'open', reason: row.reason, comment: comment.id },
    },
  ]);
  await options.openItem(tx, {
    siteId: row.siteId,
    commentId: comment.id,
    cause: 'reported',
    severity,
    atMs,
  });
}
