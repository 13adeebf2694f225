import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { changeCommentState, findComment, unhideComment, type FoundComment } from '../comments/index.ts';
import { closeReports } from '../reports/index.ts';
import { checkMayBan, imposeBan, recordBan } from './ban-person.ts';
import {
  readBanEnd,
  readGrounds,
  type GivenEnd,
  type GivenGrounds,
  type Grounds,
} from './decision-grounds.ts';
import { mailDecision } from './decision-mail.ts';
import { closeItem, findItemRow } from './moderation.queries.ts';
import type { DecisionAct, DecisionRow, QueueItemRow } from './moderation.tables.ts';
import { deciderOf, makeDecisionId, recordDecision } from './record-decision.ts';

/** What can be decided about an item. A ban takes the comment off the site too. */
export type ItemAct = Exclude<DecisionAct, 'unban'>;

export interface DecideInput extends GivenGrounds, GivenEnd {
  readonly itemId: string;
  /** The version of the item that the moderator saw. */
  readonly version: number;
  readonly act: ItemAct;
}

/**
 * Decides an item, in one transaction: the decision, the comment's state, its reports, a ban where there is one, the
 * events, and the mails. For moderators. Removing, warning and banning need a rule and a reason; keeping needs neither.
 *
 * Locks in the order that everything here keeps: person, thread, chain of events, item. The item comes last, and is
 * taken only in the version that the moderator saw: of two who decide at once, the second is told.
 *
 * Throws `not-found`, `changed-meanwhile`, `not-allowed` (their own comment), `colleague-ban` (an admin alone may),
 * `decision-needs-rule`, `decision-needs-reason`, `ban-needs-end`, `field-too-long`.
 */
export async function decide(ctx: Ctx, input: DecideInput): Promise<DecisionRow> {
  const moderatorId = deciderOf(ctx);
  const item = await findItemRow(ctx.db, { siteId: ctx.site.id, itemId: input.itemId });
  const comment = item && (await findComment(ctx.db, { siteId: ctx.site.id, commentId: item.commentId }));
  if (!item || !comment) throw new AppError('not-found');
  if (comment.authorId === moderatorId) throw new AppError('not-allowed');
  if (item.state !== 'open' || item.version !== input.version) throw new AppError('changed-meanwhile');
  const isSanction = input.act !== 'keep';
  const grounds = await readGrounds(ctx, input, { rule: isSanction, reason: isSanction });
  const untilMs = input.act === 'ban' ? readBanEnd(input, ctx.clock.now()) : null;
  if (input.act === 'ban') await checkMayBan(ctx, comment.authorId);
  const decision = decisionRow(ctx, { input, item, comment, grounds, moderatorId, untilMs });
  await ctx.db.transaction().execute((tx) => carryOut(tx, ctx, { decision, item, comment, grounds }));
  return decision;
}

interface Deciding {
  readonly input: DecideInput;
  readonly item: QueueItemRow;
  readonly comment: FoundComment;
  readonly grounds: Grounds;
  readonly moderatorId: string;
  readonly untilMs: number | null;
}

function decisionRow(ctx: Ctx, { input, comment, grounds, moderatorId, untilMs }: Deciding): DecisionRow {
  const atMs = ctx.clock.now();
  return {
    id: makeDecisionId(atMs),
    siteId: ctx.site.id,
    commentId: comment.id,
    personId: comment.authorId,
    moderatorId,
    act: input.act,
    rule: grounds.rule?.code ?? '',
    rulesVersion: grounds.rulesVersion,
    // Nobody is told why a comment was kept: what was written there is for colleagues.
    ...(input.act === 'keep'
      ? { reason: '', note: joined(grounds) }
      : { reason: grounds.reason, note: grounds.note }),
    isAutomated: 0,
    untilMs,
    createdAtMs: atMs,
  };
}

function joined(grounds: Grounds): string {
  return [grounds.note, grounds.reason].filter((text) => text !== '').join('\n\n');
}

interface Decided extends Pick<Deciding, 'item' | 'comment' | 'grounds'> {
  readonly decision: DecisionRow;
}

async function carryOut(tx: Db, ctx: Ctx, { decision, item, comment, grounds }: Decided): Promise<void> {
  const atMs = decision.createdAtMs;
  const actor = `person:${decision.moderatorId}`;
  if (decision.act === 'ban') await imposeBan(tx, decision);
  await settleComment(tx, { decision, comment });
  if (decision.act === 'ban') await recordBan(tx, decision);
  await recordDecision(tx, decision);
  if (!(await closeItem(tx, { id: item.id, version: item.version, atMs })))
    throw new AppError('changed-meanwhile');
  await closeReports(tx, { commentId: comment.id, outcome: outcomeOf(decision, comment), actor, atMs }, ctx);
  const wasHeld = comment.state === 'held';
  if (decision.act !== 'keep' || wasHeld)
    await mailDecision(tx, ctx, { decision, rule: grounds.rule, story: comment.storyHeadline });
}

/** Kept or warned about: shown. Removed, with a ban or without: taken off, or never let on. */
async function settleComment(
  tx: Db,
  { decision, comment }: Pick<Decided, 'decision' | 'comment'>,
): Promise<void> {
  const atMs = decision.createdAtMs;
  const actor = `person:${decision.moderatorId}`;
  const isRemoval = decision.act === 'remove' || decision.act === 'ban';
  const grounds = { ...(decision.rule !== '' && { rule: decision.rule }), facts: { decision: decision.id } };
  if (comment.state === 'held') {
    const [to, action] = isRemoval
      ? (['rejected', 'comment.rejected'] as const)
      : (['published', 'comment.published'] as const);
    await changeCommentState(tx, { comment, to, action, actor, atMs, ...grounds });
  } else if (comment.state === 'published' && isRemoval) {
    await changeCommentState(tx, {
      comment,
      to: 'removed',
      action: 'comment.removed',
      actor,
      atMs,
      ...grounds,
    });
  } else if (!isRemoval) {
    await unhideComment(tx, { comment, actor, atMs });
  }
}

function outcomeOf(decision: DecisionRow, comment: FoundComment): 'kept' | 'removed' | 'withdrawn' {
  if (comment.state === 'withdrawn') return 'withdrawn';
  return decision.act === 'remove' || decision.act === 'ban' ? 'removed' : 'kept';
}
