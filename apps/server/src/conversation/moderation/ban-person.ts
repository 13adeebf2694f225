import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents } from '../../newsroom/ledger/index.ts';
import { bannedForGood, findPerson, findRoles, setBan } from '../../newsroom/people/index.ts';
import {
  readBanEnd,
  readGrounds,
  type GivenEnd,
  type GivenGrounds,
  type Grounds,
} from './decision-grounds.ts';
import { mailDecision } from './decision-mail.ts';
import type { DecisionRow } from './moderation.tables.ts';
import { deciderOf, makeDecisionId, recordDecision } from './record-decision.ts';

/**
 * Bans a person for what they did as a whole, without one comment in question. For moderators; see `checkMayBan`.
 * Throws `not-found`, `not-allowed`, `colleague-ban`, `decision-needs-rule`, `decision-needs-reason`, `ban-needs-end`, `field-too-long`.
 */
export async function banPerson(
  ctx: Ctx,
  input: { personId: string } & GivenGrounds & GivenEnd,
): Promise<DecisionRow> {
  const moderatorId = deciderOf(ctx);
  await checkMayBan(ctx, input.personId);
  const grounds = await readGrounds(ctx, input, { rule: true, reason: true });
  const untilMs = readBanEnd(input, ctx.clock.now());
  const decision = personDecision(ctx, {
    act: 'ban',
    personId: input.personId,
    moderatorId,
    grounds,
    untilMs,
  });
  await ctx.db.transaction().execute(async (tx) => {
    await imposeBan(tx, decision);
    await recordBan(tx, decision);
    await recordDecision(tx, decision);
    await mailDecision(tx, ctx, { decision, rule: grounds.rule, story: null });
  });
  return decision;
}

/** Lifts a ban. For moderators. Throws `not-found`, `decision-needs-reason`, `field-too-long`. */
export async function unbanPerson(
  ctx: Ctx,
  input: { personId: string; reason: string; note: string },
): Promise<DecisionRow> {
  const moderatorId = deciderOf(ctx);
  const person = await findPerson(ctx.db, { siteId: ctx.site.id, personId: input.personId });
  if (!person) throw new AppError('not-found');
  if (person.id === moderatorId) throw new AppError('not-allowed');
  const grounds = await readGrounds(ctx, { ...input, rule: '' }, { rule: false, reason: true });
  const decision = personDecision(ctx, {
    act: 'unban',
    personId: person.id,
    moderatorId,
    grounds,
    untilMs: null,
  });
  await ctx.db.transaction().execute(async (tx) => {
    await setBan(tx, { personId: person.id, untilMs: null });
    await appendEvents(tx, [banEvent(decision, { action: 'person.unbanned', state: 'active' })]);
    await recordDecision(tx, decision);
    await mailDecision(tx, ctx, { decision, rule: null, story: null });
  });
  return decision;
}

/** Throws `not-found`, `not-allowed` for oneself, and `colleague-ban` for a colleague, whom an admin alone can ban. */
export async function checkMayBan(ctx: Ctx, personId: string): Promise<void> {
  const { viewer } = ctx;
  const person = await findPerson(ctx.db, { siteId: ctx.site.id, personId });
  if (!person) throw new AppError('not-found');
  if (viewer.kind !== 'person' || viewer.personId === personId) throw new AppError('not-allowed');
  const roles = await findRoles(ctx.db, personId);
  if (roles.size > 0 && !viewer.roles.has('admin')) throw new AppError('colleague-ban');
}

/** Sets the ban of a decision, which ends every session of the person at once. `recordBan` writes its event. */
export async function imposeBan(tx: Db, decision: DecisionRow): Promise<void> {
  await setBan(tx, { personId: decision.personId, untilMs: decision.untilMs ?? bannedForGood });
}

/** Apart from `imposeBan`, because the chain of events is locked after the person and the thread. */
export async function recordBan(tx: Db, decision: DecisionRow): Promise<void> {
  await appendEvents(tx, [banEvent(decision, { action: 'person.banned', state: 'banned' })]);
}

function banEvent(decision: DecisionRow, change: { action: string; state: string }) {
  return {
    siteId: decision.siteId,
    atMs: decision.createdAtMs,
    subject: `person:${decision.personId}`,
    actor: `person:${decision.moderatorId}`,
    action: change.action,
    ...(decision.rule !== '' && { rule: decision.rule }),
    facts: { state: change.state, decision: decision.id, until: decision.untilMs },
  };
}

interface PersonDecision extends Pick<DecisionRow, 'act' | 'personId' | 'moderatorId' | 'untilMs'> {
  readonly grounds: Grounds;
}

function personDecision(ctx: Ctx, { grounds, ...given }: PersonDecision): DecisionRow {
  const atMs = ctx.clock.now();
  return {
    ...given,
    id: makeDecisionId(atMs),
    siteId: ctx.site.id,
    commentId: null,
    rule: grounds.rule?.code ?? '',
    rulesVersion: grounds.rulesVersion,
    reason: grounds.reason,
    note: grounds.note,
    isAutomated: 0,
    createdAtMs: atMs,
  };
}
