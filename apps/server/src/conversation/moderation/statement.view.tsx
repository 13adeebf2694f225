import { formatDate } from '../../http/index.ts';
import { decisionTitle } from './decision-texts.ts';
import type { Statement } from './find-decision.ts';

/** What the person is told: what, by which rule, why, by whom or what, until when, and how to object. Days alone. */
export function StatementView({ statement }: { statement: Statement }) {
  const { decision, rule, comment } = statement;
  return (
    <main id="content" class="page page-narrow">
      <h1>{decisionTitle(decision)}</h1>
      <p class="hint">Decided on {formatDate(decision.createdAtMs)}</p>
      {comment && (
        <>
          <p>
            This is about your comment under{' '}
            <a href={`/stories/${comment.storySlug}`}>{comment.storyHeadline}</a>:
          </p>
          <blockquote>
            {comment.text.split(/\n+/).map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </blockquote>
        </>
      )}
      {rule && (
        <>
          <h2>The house rule</h2>
          <p>
            <strong>{rule.title}.</strong> {rule.text}
          </p>
        </>
      )}
      <h2>The reason</h2>
      <p>{decision.reason}</p>
      <h2>Who decided</h2>
      <p>
        {statement.isAutomated ? 'Software decided this.' : 'A person on our team decided this.'}
        {statement.wasHeldBySoftware &&
          !statement.isAutomated &&
          ' Before that, software had held your comment back until someone could look.'}
        {!statement.wasHeldBySoftware && !statement.isAutomated && ' Software took no part.'}
      </p>
      {decision.act === 'ban' && (
        <>
          <h2>How long</h2>
          <p>{decision.untilMs === null ? 'For good.' : `Until ${formatDate(decision.untilMs)}.`}</p>
        </>
      )}
      {decision.act !== 'unban' && (
        <>
          <h2>If you think we got it wrong</h2>
          <p>Tell us what we missed. We will look again.</p>
          <p>
            <a class="button" href={`/contact?about=decision-${decision.id}`}>
              Object to this decision
            </a>
          </p>
        </>
      )}
    </main>
  );
}
