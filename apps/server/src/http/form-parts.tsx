import type { ComponentChildren } from 'preact';
import type { Viewer } from '../context.ts';
import type { AppError } from '../errors.ts';
import { assetPath } from './assets.ts';

/** A form that changes something: carries the token that shows it is ours. */
export function PostForm(props: {
  action: string;
  viewer: Viewer;
  class?: string;
  children: ComponentChildren;
  id?: string;
}) {
  return (
    <form method="post" action={props.action} class={props.class ?? 'form'} id={props.id} novalidate>
      {props.viewer.kind === 'person' && <input type="hidden" name="csrf" value={props.viewer.csrfToken} />}
      {props.children}
    </form>
  );
}

/** What went wrong, at the top, with a link to the field. https://design-system.service.gov.uk/components/error-summary/ */
export function ErrorSummary(props: { error: AppError | null }) {
  if (!props.error) return null;
  const { field, message } = props.error;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2>There is a problem</h2>
      <p>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</p>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: AppError | null | undefined;
}

/** A label, its hint, its error and the control, joined for a screen reader. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  const error = props.error?.field === props.name ? props.error : null;
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={props.name}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${props.name}-error`}>
          {error.message}
        </p>
      )}
      {props.children}
    </div>
  );
}

function described(props: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const isWrong = props.error?.field === props.name;
  const ids = [props.hint !== undefined && `${props.name}-hint`, isWrong && `${props.name}-error`]
    .filter(Boolean)
    .join(' ');
  return { ...(ids && { 'aria-describedby': ids }), ...(isWrong && { 'aria-invalid': 'true' as const }) };
}

type InputProps = FieldProps & {
  value?: string | undefined;
  type?: 'text' | 'email' | 'date' | 'datetime-local' | 'search';
  autocomplete?: string;
  inputMode?: 'numeric' | 'email';
  class?: string;
  required?: boolean;
};

export function TextInput(props: InputProps) {
  const { name, type = 'text', value = '', autocomplete, inputMode, required } = props;
  // Gathered first: the types of an input's attributes differ by its `type`, which is not known here.
  const attributes: Record<string, unknown> = {
    id: name,
    name,
    type,
    value,
    class: props.class,
    autocomplete,
    inputMode,
    required,
    ...described(props),
  };
  return (
    <Field {...props}>
      <input {...attributes} />
    </Field>
  );
}

type TextAreaProps = FieldProps & {
  value?: string | undefined;
  rows?: number;
  data?: Readonly<Record<`data-${string}`, string>>;
};

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 4}
        {...described(props)}
        {...props.data}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explanation?: string;
}

/** Large radio rows with one line of explanation each. */
export function RadioRows(props: FieldProps & { choices: readonly Choice[]; value?: string | undefined }) {
  const error = props.error?.field === props.name ? props.error : null;
  return (
    <fieldset
      class={error ? 'field field-wrong radio-rows' : 'field radio-rows'}
      id={props.name}
      {...described(props)}
    >
      <legend>{props.label}</legend>
      {props.hint !== undefined && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${props.name}-error`}>
          {error.message}
        </p>
      )}
      {props.choices.map((choice) => (
        <label class="radio-row" key={choice.value}>
          <input type="radio" name={props.name} value={choice.value} checked={props.value === choice.value} />
          <span>
            <strong>{choice.label}</strong>
            {choice.explanation !== undefined && <span class="hint">{choice.explanation}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A line icon from the sprite, always beside a word. */
export function Icon(props: { name: string }) {
  return (
    <svg class="icon" aria-hidden="true" focusable="false">
      <use href={`${assetPath('icons.svg')}#icon-${props.name}`} />
    </svg>
  );
}
