import type { Ctx } from '../../context.ts';
import { formatDate } from '../../http/index.ts';
import { decisionTitle } from './decision-texts.ts';
import type { Statement } from './find-decision.ts';
import { listToldDecisions } from './moderation.queries.ts';

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

/** How many decisions the list on one's own page shows. */
const shown = 50;

/** For one's own page: what was decided about oneself, each a link to its statement. Nothing where there is nothing. */
export async function OwnDecisions(ctx: Ctx) {
  const { viewer } = ctx;
  const decisions =
    viewer.kind === 'guest'
      ? []
      : await listToldDecisions(ctx.db, { siteId: ctx.site.id, personId: viewer.personId, limit: shown });
  if (decisions.length === 0) return <></>;
  return (
    <section aria-labelledby="decisions-title">
      <h2 id="decisions-title">What the team decided</h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <a href={`/me/decisions/${decision.id}`}>{decisionTitle(decision)}</a>,{' '}
            {formatDate(decision.createdAtMs)}
          </li>
        ))}
      </ul>
    </section>
  );
}
