import { countGraphemes } from '@folkmoot/signals';
import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { maxGraphemes, minGraphemes, screen, type Finding, type Screening } from '../screening/index.ts';
import { countPublishedOf, countSince, findRecentOf } from './comments.queries.ts';
import type { ThreadMode } from './comments.tables.ts';

/** Authors with this many published comments are no newcomers any more. */
const newcomerUpTo = 3;
const minuteMs = 60_000;
const repeatWithinMs = 24 * 60 * minuteMs;
/** Repeats are looked for among this many of an author's newest comments. */
const recentLimit = 20;

export interface TextToScreen {
  readonly text: string;
  readonly authorId: string;
  readonly threadMode: ThreadMode;
  /** The comment whose text this replaces: it repeats itself and takes no new turn. */
  readonly edits?: string;
}

/** Gathers what the phases weigh, and has them look. Throws what `refusal` gives when the text may not appear. */
export async function screenText(ctx: Ctx, input: TextToScreen): Promise<Screening> {
  const { text, threadMode, authorId } = input;
  const nowMs = ctx.clock.now();
  const newest = await findRecentOf(ctx.db, { authorId, limit: recentLimit });
  const recent = newest.filter((one) => one.id !== input.edits);
  const lately = recent.filter(
    (one) => one.state !== 'withdrawn' && one.createdAtMs > nowMs - repeatWithinMs,
  );
  const author = {
    isNewcomer: await isNewcomer(ctx, { authorId, recent }),
    recentFingerprints: lately.map((one) => one.fingerprint),
    commentsInLastMinute: input.edits === undefined ? await countInMinute(ctx, { authorId, recent }) : 0,
  };
  const screening = screen({ text, threadMode, author }, ctx.site.settings);
  if (screening.verdict === 'refuse') throw refusal(screening.findings, text);
  return screening;
}

async function isNewcomer(
  ctx: Ctx,
  author: { authorId: string; recent: readonly { state: string }[] },
): Promise<boolean> {
  const published = author.recent.filter((one) => one.state === 'published').length;
  if (published >= newcomerUpTo) return false;
  if (author.recent.length < recentLimit - 1) return true;
  return (await countPublishedOf(ctx.db, { authorId: author.authorId, upTo: newcomerUpTo })) < newcomerUpTo;
}

/** Counted from what was read already, unless the site allows more in a minute than that. */
async function countInMinute(
  ctx: Ctx,
  author: { authorId: string; recent: readonly { createdAtMs: number }[] },
): Promise<number> {
  const afterMs = ctx.clock.now() - minuteMs;
  if (ctx.site.settings.commentsPerMinute <= recentLimit)
    return author.recent.filter((one) => one.createdAtMs > afterMs).length;
  return countSince(ctx.db, { authorId: author.authorId, afterMs });
}

/** The error for findings that refuse: every reason in words, under the code of its kind where there is just one. */
function refusal(findings: readonly Finding[], text: string): AppError {
  const refusing = findings.filter((one) => one.verdict === 'refuse');
  const whys = [...new Set(refusing.map((one) => one.why))];
  const kind = refusing.length === 1 ? refusing[0]?.kind : undefined;
  if (kind === 'closed') return new AppError('thread-closed', { field: 'text' });
  if (kind === 'too-short')
    return new AppError('comment-too-short', { params: { min: minGraphemes }, field: 'text' });
  const count = kind === 'too-long' ? countGraphemes(text) : 0;
  if (count > maxGraphemes)
    return new AppError('comment-too-long', { params: { count, max: maxGraphemes }, field: 'text' });
  return new AppError('comment-refused', { params: { why: whys.join(' ') }, field: 'text' });
}
