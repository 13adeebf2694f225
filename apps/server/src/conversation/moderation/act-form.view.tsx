import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { Field, PostForm, RadioRows, TextArea, TextInput } from '../../http/index.ts';
import type { HouseRule } from '../../newsroom/sites/index.ts';
import type { FoundItem, History } from './find-item.ts';
import type { Queue } from './moderation.tables.ts';

/** What stands in the form of a decision; comes back after an error as it was typed. */
export interface TypedDecision {
  readonly rule: string;
  readonly reason: string;
  readonly note: string;
  readonly end: string;
  readonly until: string;
}

export const nothingTyped: TypedDecision = { rule: '', reason: '', note: '', end: '', until: '' };

const formId = 'act-form';

interface ActFormProps {
  readonly ctx: Ctx;
  readonly found: FoundItem;
  readonly queue: Queue;
  readonly typed: TypedDecision;
  readonly error: AppError | null;
}

/** What a decision rests on. Its buttons are in the bar below, which stays in sight. */
export function ActForm({ ctx, found, queue, typed, error }: ActFormProps) {
  return (
    <section aria-labelledby="act-title">
      <h3 id="act-title">Your decision</h3>
      <PostForm
        action={`/desk/items/${found.item.id}/decide`}
        viewer={ctx.viewer}
        class="form act-form"
        id={formId}
      >
        <input type="hidden" name="version" value={found.item.version} />
        <input type="hidden" name="queue" value={queue} />
        <GroundsFields
          rules={found.rules}
          typed={typed}
          error={error}
          hint="To keep the comment, leave this empty."
        />
        <TextArea
          name="note"
          label="Note for colleagues"
          hint="Only the team sees this."
          rows={2}
          value={typed.note}
          error={error}
        />
        <details open={typed.end !== ''}>
          <summary>For a ban: until when</summary>
          <BanEndFields typed={typed} error={error} />
        </details>
      </PostForm>
    </section>
  );
}

/** The acts, at the bottom where the thumb is. */
export function ActBar({ author }: { author: History }) {
  return (
    <div class="act-bar" role="group" aria-label="Decide">
      <button class="button" form={formId} name="act" value="keep">
        Keep
      </button>
      <button class="button button-removal" form={formId} name="act" value="remove">
        Remove
      </button>
      <button class="button button-quiet" form={formId} name="act" value="warn">
        Keep and warn
      </button>
      <button class="button button-removal" form={formId} name="act" value="ban">
        Remove and ban
      </button>
      {author.isStaff && <p class="hint">{author.person.name} is on the team: only an admin can ban them.</p>}
    </div>
  );
}

/** The rule and the reason: what the person reads. */
export function GroundsFields(props: {
  rules: readonly HouseRule[];
  typed: TypedDecision;
  error: AppError | null;
  hint: string;
}) {
  const { rules, typed, error, hint } = props;
  const isWrong = error?.field === 'rule';
  return (
    <>
      <Field name="rule" label="House rule" hint={hint} error={error}>
        <select
          id="rule"
          name="rule"
          aria-describedby={isWrong ? 'rule-hint rule-error' : 'rule-hint'}
          aria-invalid={isWrong ? 'true' : undefined}
        >
          <option value="">Choose a rule</option>
          {rules.map((rule) => (
            <option key={rule.code} value={rule.code} selected={rule.code === typed.rule}>
              {rule.title}
            </option>
          ))}
        </select>
      </Field>
      <TextArea
        name="reason"
        label="Reason"
        hint="The person reads this. Say what in the comment breaks the rule. Never mention reports."
        rows={3}
        value={typed.reason}
        error={error}
      />
    </>
  );
}

export function BanEndFields({ typed, error }: { typed: TypedDecision; error: AppError | null }) {
  return (
    <>
      <RadioRows
        name="end"
        label="How long"
        choices={[
          { value: 'date', label: 'Until a date' },
          { value: 'good', label: 'For good' },
        ]}
        value={typed.end}
        error={error}
      />
      <TextInput
        name="until"
        type="date"
        label="The day on which they can take part again"
        value={typed.until}
        error={error}
      />
    </>
  );
}
