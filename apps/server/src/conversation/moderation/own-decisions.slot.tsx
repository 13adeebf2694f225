import type { Ctx } from '../../context.ts';
import { formatDate } from '../../http/index.ts';
import { decisionTitle } from './decision-texts.ts';
import { listToldDecisions } from './moderation.queries.ts';

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
