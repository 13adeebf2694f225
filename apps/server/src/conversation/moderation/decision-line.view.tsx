import { formatDate } from '../../http/index.ts';
import { actLabels, banEndText } from './decision-texts.ts';
import type { StaffDecision } from './moderation.queries.ts';

/** One decision as colleagues see it. */
export function DecisionLine({ decision }: { decision: StaffDecision }) {
  return (
    <li>
      <strong>{actLabels[decision.act]}</strong>
      {decision.act === 'ban' && ` (cannot take part ${banEndText(decision.untilMs)})`} by{' '}
      {decision.moderatorName}, {formatDate(decision.createdAtMs)}
      {decision.rule !== '' && `, rule “${decision.rule}”`}
      {decision.reason !== '' && <p>Reason: {decision.reason}</p>}
      {decision.note !== '' && <p class="hint">Note: {decision.note}</p>}
    </li>
  );
}
