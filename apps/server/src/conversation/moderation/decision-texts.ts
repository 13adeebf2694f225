import { banEnd, bannedForGood } from '../../newsroom/people/index.ts';
import type { DecisionAct, DecisionRow } from './moderation.tables.ts';

/** What was decided, in the words that the person reads, on the site and in the mail. */
export function decisionTitle(decision: Pick<DecisionRow, 'act' | 'untilMs' | 'commentId'>): string {
  return titles[decision.act](decision);
}

const titles: Readonly<
  Record<DecisionAct, (decision: Pick<DecisionRow, 'untilMs' | 'commentId'>) => string>
> = {
  keep: () => 'Your comment is on the site',
  remove: () => 'Your comment was taken off the site',
  warn: () => 'A warning about your comment',
  ban: ({ untilMs, commentId }) => {
    const ban = `you cannot take part in the conversation ${banEndText(untilMs)}`;
    return commentId === null ? `From now on ${ban}` : `Your comment was taken off the site, and ${ban}`;
  },
  unban: () => 'You can take part in the conversation again',
};

/** “until 3 May 2027”, or “any more”. */
export function banEndText(untilMs: number | null): string {
  return banEnd(untilMs ?? bannedForGood);
}

/** One act in the words of the desk. */
export const actLabels: Readonly<Record<DecisionAct, string>> = {
  keep: 'Kept',
  remove: 'Removed',
  warn: 'Warned',
  ban: 'Banned',
  unban: 'Ban lifted',
};
