import type { VNode } from 'preact';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, formatDate, Moment, plural } from '../../http/index.ts';
import { reasonTexts, type ShownReport } from '../reports/index.ts';
import { ActBar, ActForm, type TypedDecision } from './act-form.view.tsx';
import { DecisionLine } from './decision-line.view.tsx';
import { actLabels } from './decision-texts.ts';
import type { FoundItem } from './find-item.ts';
import { markFindings } from './mark-findings.ts';
import type { Queue } from './moderation.tables.ts';
import { SeverityWord } from './queue.view.tsx';

interface ItemProps {
  readonly ctx: Ctx;
  readonly found: FoundItem;
  readonly queue: Queue;
  readonly typed: TypedDecision;
  readonly error: AppError | null;
  /** What was just done, where the page follows an act. */
  readonly notice: VNode | null;
}

export function ItemView({ ctx, found, queue, typed, error, notice }: ItemProps) {
  const { item, comment } = found;
  const isOwn = ctx.viewer.kind === 'person' && ctx.viewer.personId === comment.authorId;
  const canDecide = item.state === 'open' && !isOwn;
  return (
    <article class="desk-item" aria-labelledby="item-title">
      <a class="desk-back" href={`/desk?queue=${queue}`}>
        Back to the list
      </a>
      {notice}
      {error?.code === 'changed-meanwhile' ? (
        <ChangedNotice found={found} typed={typed} />
      ) : (
        <ErrorSummary error={error} />
      )}
      <header>
        <SeverityWord severity={item.severity} />
        <h2 id="item-title" tabIndex={-1}>
          Comment by {comment.authorName}
        </h2>
        <p class="hint">
          {
            stateTexts[
              comment.hiddenAtMs !== null && comment.state === 'published' ? 'hidden' : comment.state
            ]
          }{' '}
          Written <Moment atMs={comment.createdAtMs} />.
        </p>
      </header>
      <ItemContext found={found} />
      <ItemText found={found} />
      <Findings found={found} />
      <EarlierTexts found={found} />
      <Reports reports={found.reports} />
      <EarlierDecisions found={found} />
      <Standing found={found} />
      {isOwn && item.state === 'open' && (
        <p class="notice notice-info">This is your own comment, so someone else on the team decides.</p>
      )}
      {canDecide && <ActForm ctx={ctx} found={found} queue={queue} typed={typed} error={error} />}
      {canDecide && <ActBar author={found.author} />}
    </article>
  );
}

const stateTexts = {
  published: 'On the site.',
  hidden: 'Hidden until someone has looked.',
  held: 'Held: only its author sees it.',
  rejected: 'Never let on the site.',
  removed: 'Taken off the site.',
  withdrawn: 'Taken down by its author.',
} as const;

/** What the one who comes second is told: who decided what and when, with everything typed still there. */
function ChangedNotice({ found, typed }: { found: FoundItem; typed: TypedDecision }) {
  const decision = found.item.state === 'decided' ? found.decisions[0] : undefined;
  return (
    <div class="notice notice-attention" role="alert" tabIndex={-1}>
      <h2>This has changed since you opened it</h2>
      {decision ? (
        <p>
          {decision.moderatorName} decided it: {actLabels[decision.act]},{' '}
          <Moment atMs={decision.createdAtMs} />. Nothing that you chose was done.
        </p>
      ) : (
        <p>
          There is a new report, or the text was changed. Nothing that you chose was done. Look again, then
          decide; what you wrote is still in the form.
        </p>
      )}
      {decision && typed.reason !== '' && <p>Your reason was: {typed.reason}</p>}
      {decision && typed.note !== '' && <p>Your note was: {typed.note}</p>}
    </div>
  );
}

function ItemContext({ found: { comment, parents } }: { found: FoundItem }) {
  return (
    <section class="item-context" aria-label="Where it stands">
      <p>
        Under the story <a href={`/stories/${comment.storySlug}`}>{comment.storyHeadline}</a>
      </p>
      {parents.map((parent) => (
        <p key={parent.id}>
          {parent.authorName} wrote: {parent.text}
        </p>
      ))}
    </section>
  );
}

function ItemText({ found: { item, comment, findings } }: { found: FoundItem }) {
  const text = (
    <div class="item-text">
      {markFindings(comment.text, findings).map((pieces, index) => (
        <p key={index}>
          {pieces.map((piece, at) =>
            piece.whys.length === 0 ? (
              piece.text
            ) : (
              <mark class="finding" title={piece.whys.join(' ')} key={at}>
                {piece.text}
              </mark>
            ),
          )}
        </p>
      ))}
    </div>
  );
  if (item.severity < 3) return text;
  return (
    <details class="item-cover">
      <summary class="button button-quiet">Show the comment. It may be upsetting</summary>
      {text}
    </details>
  );
}

function Findings({ found: { findings } }: { found: FoundItem }) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings-title">
      <h3 id="findings-title">What the screening saw</h3>
      <ul class="finding-list">
        {findings.map((finding, index) => (
          <li key={index}>{finding.why}</li>
        ))}
      </ul>
    </section>
  );
}

function EarlierTexts({ found: { earlierTexts } }: { found: FoundItem }) {
  if (earlierTexts.length === 0) return null;
  return (
    <details>
      <summary>{plural(earlierTexts.length, 'earlier text')}</summary>
      {earlierTexts.map((text) => (
        <div key={text.version}>
          <p class="hint">
            <Moment atMs={text.writtenAtMs} />
          </p>
          <div class="item-text">
            {text.text.split(/\n+/).map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        </div>
      ))}
    </details>
  );
}

function Reports({ reports }: { reports: readonly ShownReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports-title">
      <h3 id="reports-title">{plural(reports.length, 'report')}</h3>
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <strong>{reasonTexts[report.reason].label}</strong>, from{' '}
            {report.from === 'guest' ? 'a guest' : 'a reader'}, <Moment atMs={report.createdAtMs} />
            {report.state === 'decided' && ' (decided before)'}
            {report.note !== '' && <p class="item-context">{report.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EarlierDecisions({ found: { decisions } }: { found: FoundItem }) {
  if (decisions.length === 0) return null;
  const kept = decisions.find((decision) => decision.act === 'keep');
  return (
    <section aria-labelledby="decided-title">
      <h3 id="decided-title">Decided about this comment before</h3>
      {kept && (
        <p class="notice notice-info">
          Kept before: {kept.moderatorName} looked at it on {formatDate(kept.createdAtMs)} and left it.
        </p>
      )}
      <ul>
        {decisions.map((decision) => (
          <DecisionLine key={decision.id} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function Standing({ found: { author } }: { found: FoundItem }) {
  return (
    <section aria-labelledby="standing-title">
      <h3 id="standing-title">
        <a href={`/desk/people/${author.person.id}`}>{author.person.name}</a>
      </h3>
      <dl class="author-standing">
        <div>
          <dt>Joined</dt>
          <dd>{formatDate(author.person.createdAtMs)}</dd>
        </div>
        <div>
          <dt>Comments on the site</dt>
          <dd>{author.publishedCount}</dd>
        </div>
        <div>
          <dt>Taken off</dt>
          <dd>{author.removedCount}</dd>
        </div>
        <div>
          <dt>Standing</dt>
          <dd>{author.isBanned ? 'Banned' : author.isStaff ? 'Team' : 'Good'}</dd>
        </div>
      </dl>
      {author.decisions.length > 0 && (
        <ul>
          {author.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
    </section>
  );
}
