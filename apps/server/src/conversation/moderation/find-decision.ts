import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findHouseRules, type HouseRule } from '../../newsroom/sites/index.ts';
import { findComment } from '../comments/index.ts';
import { findFindings } from '../screening/index.ts';
import { findDecisionRow } from './moderation.queries.ts';
import { toldActs, type DecisionRow } from './moderation.tables.ts';

/** A decision as the person whom it concerns reads it. */
export interface Statement {
  readonly decision: Pick<DecisionRow, 'id' | 'act' | 'reason' | 'untilMs' | 'commentId' | 'createdAtMs'>;
  /** In the words of the version that was in force; null where the act rests on none. */
  readonly rule: HouseRule | null;
  readonly comment: {
    readonly text: string;
    readonly storySlug: string;
    readonly storyHeadline: string;
  } | null;
  /** Whether software held the comment back before a person decided. */
  readonly wasHeldBySoftware: boolean;
  readonly isAutomated: boolean;
}

/**
 * For the person whom the decision concerns, and nobody else. Throws `not-found` for everyone else's, and for one that
 * kept a comment: it would tell that somebody reported it.
 */
export async function findDecision(ctx: Ctx, decisionId: string): Promise<Statement> {
  const row = await findDecisionRow(ctx.db, { siteId: ctx.site.id, decisionId });
  const isOwn = ctx.viewer.kind === 'person' && ctx.viewer.personId === row?.personId;
  if (!row || !isOwn || !toldActs.some((act) => act === row.act)) throw new AppError('not-found');
  const { rules } = await findHouseRules(ctx.db, { siteId: ctx.site.id, version: row.rulesVersion });
  const comment =
    row.commentId === null
      ? null
      : await findComment(ctx.db, { siteId: ctx.site.id, commentId: row.commentId });
  const findings = comment === null ? [] : await findFindings(ctx.db, comment.id);
  const { id, act, reason, untilMs, commentId, createdAtMs } = row;
  return {
    decision: { id, act, reason, untilMs, commentId, createdAtMs },
    rule: rules.find((rule) => rule.code === row.rule) ?? null,
    comment: comment && {
      text: comment.text,
      storySlug: comment.storySlug,
      storyHeadline: comment.storyHeadline,
    },
    wasHeldBySoftware: findings.some((finding) => finding.verdict === 'hold'),
    isAutomated: row.isAutomated === 1,
  };
}
