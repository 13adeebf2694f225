import type { VNode } from 'preact';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, formatDate, PostForm, TextArea } from '../../http/index.ts';
import { banEnd } from '../../newsroom/people/index.ts';
import type { HouseRule } from '../../newsroom/sites/index.ts';
import { shorten } from '../reports/index.ts';
import { BanEndFields, GroundsFields, type TypedDecision } from './act-form.view.tsx';
import { DecisionLine } from './decision-line.view.tsx';
import type { History } from './find-item.ts';

/** Comments that the page lists. */
const shownComments = 50;

interface PersonProps {
  readonly ctx: Ctx;
  readonly history: History;
  readonly rules: readonly HouseRule[];
  readonly typed: TypedDecision;
  readonly error: AppError | null;
  readonly notice: VNode | null;
}

export function PersonView({ ctx, history, rules, typed, error, notice }: PersonProps) {
  const { person } = history;
  return (
    <main id="content" class="page page-narrow" tabIndex={-1}>
      {notice}
      <ErrorSummary error={error} />
      <h1>{person.name}</h1>
      <p>
        Joined {formatDate(person.createdAtMs)}. {history.isStaff && 'On the team. '}
        {history.isBanned && person.bannedUntilMs !== null ? (
          <strong>Cannot take part {banEnd(person.bannedUntilMs)}.</strong>
        ) : (
          'Can take part.'
        )}
      </p>
      <h2>Decisions</h2>
      {history.decisions.length === 0 ? (
        <p>None. Removals, warnings and bans are listed here.</p>
      ) : (
        <ul>
          {history.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      <PersonForm ctx={ctx} history={history} rules={rules} typed={typed} error={error} />
      <h2>Comments</h2>
      <PersonComments history={history} />
    </main>
  );
}

function PersonForm({ ctx, history, rules, typed, error }: Omit<PersonProps, 'notice'>) {
  const { viewer } = ctx;
  const { person } = history;
  if (viewer.kind !== 'person' || viewer.personId === person.id) return null;
  if (history.isBanned)
    return (
      <section>
        <h2>Lift the ban</h2>
        <PostForm action={`/desk/people/${person.id}/unban`} viewer={viewer}>
          <TextArea
            name="reason"
            label="Reason"
            hint="The person reads this."
            rows={3}
            value={typed.reason}
            error={error}
          />
          <TextArea
            name="note"
            label="Note for colleagues"
            hint="Only the team sees this."
            rows={2}
            value={typed.note}
            error={error}
          />
          <button class="button">Lift the ban</button>
        </PostForm>
      </section>
    );
  if (history.isStaff && !viewer.roles.has('admin'))
    return <p class="notice notice-info">Only an admin can ban a member of the team.</p>;
  return (
    <section>
      <h2>Ban</h2>
      <PostForm action={`/desk/people/${person.id}/ban`} viewer={viewer}>
        <GroundsFields rules={rules} typed={typed} error={error} hint="The rule that the ban rests on." />
        <TextArea
          name="note"
          label="Note for colleagues"
          hint="Only the team sees this."
          rows={2}
          value={typed.note}
          error={error}
        />
        <BanEndFields typed={typed} error={error} />
        <button class="button button-removal">Ban</button>
      </PostForm>
    </section>
  );
}

function PersonComments({ history }: { history: History }) {
  if (history.comments.length === 0) return <p>None yet.</p>;
  return (
    <ul>
      {history.comments.slice(0, shownComments).map((comment) => (
        <li key={comment.id}>
          <a href={`/stories/${comment.storySlug}`}>{comment.storyHeadline}</a>,{' '}
          {formatDate(comment.createdAtMs)}, {comment.state}: {shorten(comment.text, 200)}
        </li>
      ))}
    </ul>
  );
}
