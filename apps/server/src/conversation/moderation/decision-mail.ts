import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { sendMail } from '../../mail/index.ts';
import { findEmail } from '../../newsroom/people/index.ts';
import type { HouseRule } from '../../newsroom/sites/index.ts';
import { decisionTitle } from './decision-texts.ts';
import type { DecisionRow } from './moderation.tables.ts';

interface DecisionMail {
  readonly decision: DecisionRow;
  readonly rule: HouseRule | null;
  /** Headline of the story under which the comment stands; null where no comment is in question. */
  readonly story: string | null;
}

/**
 * Tells the person what was decided, by which rule, why, by whom (a person, never by name), and how to object. Says
 * nothing of reports. Call it in the transaction that decides; an imported author without an address gets nothing.
 */
export async function mailDecision(
  tx: Db,
  ctx: Pick<Ctx, 'site' | 'origin'>,
  mail: DecisionMail,
): Promise<void> {
  const to = await findEmail(tx, mail.decision.personId);
  if (to === null) return;
  const text = mail.decision.act === 'keep' ? keptText(ctx, mail) : toldText(ctx, mail);
  await sendMail(tx, { to, subject: subjectOf(ctx, mail), text }, { atMs: mail.decision.createdAtMs });
}

function subjectOf(ctx: Pick<Ctx, 'site'>, { story }: DecisionMail): string {
  return story === null ? `About your account at ${ctx.site.name}` : `About your comment at ${ctx.site.name}`;
}

function keptText(ctx: Pick<Ctx, 'site' | 'origin'>, { decision, story }: DecisionMail): string {
  return [
    'Hello,',
    `your comment under “${story ?? ''}” has been looked at and is now on the site. Thank you for waiting.`,
    `${ctx.origin}/comments/${decision.commentId ?? ''}`,
    ctx.site.name,
  ].join('\n\n');
}

function toldText(ctx: Pick<Ctx, 'site' | 'origin'>, { decision, rule, story }: DecisionMail): string {
  const page = `${ctx.origin}/me/decisions/${decision.id}`;
  return [
    'Hello,',
    story === null
      ? 'We are writing about your account.'
      : `We are writing about your comment under “${story}”.`,
    `What was decided: ${decisionTitle(decision)}.`,
    rule && `The house rule: ${rule.title}. ${rule.text}`,
    `The reason: ${decision.reason}`,
    'A person on our team decided this, not software.',
    `You can read this decision here: ${page}`,
    `Do you think we got it wrong? Tell us, and we will look again: ${ctx.origin}/contact?about=decision-${decision.id}`,
    ctx.site.name,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}
