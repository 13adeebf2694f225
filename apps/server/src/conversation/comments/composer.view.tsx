import type { Viewer } from '../../context.ts';
import { newId } from '../../db/index.ts';
import type { AppError } from '../../errors.ts';
import { PostForm } from '../../http/index.ts';
import { maxGraphemes } from '../screening/index.ts';

/** Whom a reply answers. */
export interface ReplyTo {
  readonly id: string;
  readonly authorName: string;
}

interface ComposerProps {
  readonly storySlug: string;
  readonly viewer: Viewer;
  readonly replyTo?: ReplyTo | null;
  readonly mustAgree: boolean;
  /** What was typed before, when the form is shown again. */
  readonly values?: {
    readonly text: string;
    readonly submissionKey: string;
    readonly agreesToRules: boolean;
  };
  readonly error?: AppError | null;
}

/** What a draft is kept under on the reader's device. */
export function draftKey(storySlug: string, parentId: string | null | undefined): string {
  return parentId == null ? storySlug : `${storySlug} ${parentId}`;
}

/** The form for a comment or a reply. On a page of its own its fields have the plain ids that errors point to. */
export function Composer(props: ComposerProps) {
  const { storySlug, viewer, replyTo, values } = props;
  // Several can be on one page.
  const suffix = replyTo && !values ? `-${replyTo.id}` : '';
  return (
    <PostForm action={`/stories/${storySlug}/comments`} viewer={viewer} class="composer">
      <input type="hidden" name="submissionKey" value={values?.submissionKey ?? newId()} />
      {replyTo && <input type="hidden" name="parentId" value={replyTo.id} />}
      <TextBox
        id={`text${suffix}`}
        label={replyTo ? `Your reply to ${replyTo.authorName}` : 'Your comment'}
        value={values?.text ?? ''}
        draftKey={draftKey(storySlug, replyTo?.id)}
        error={props.error ?? null}
      />
      {props.mustAgree && (
        <AgreeToRules
          id={`agreeToRules${suffix}`}
          isChecked={values?.agreesToRules ?? false}
          error={props.error ?? null}
        />
      )}
      <button type="submit" class="button">
        {replyTo ? 'Post reply' : 'Post comment'}
      </button>
    </PostForm>
  );
}

interface TextBoxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly draftKey: string | null;
  readonly error: AppError | null;
}

/** The box that grows, with room for the count of characters beside its hint. */
export function TextBox(props: TextBoxProps) {
  const { id } = props;
  const error = props.error?.field === 'text' ? props.error : null;
  return (
    <>
      <div class={error ? 'field field-wrong' : 'field'}>
        <label for={id}>{props.label}</label>
        {error && (
          <p class="field-error" id={`${id}-error`}>
            {error.message}
          </p>
        )}
        <textarea
          id={id}
          name="text"
          rows={4}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
          {...(error && { 'aria-invalid': 'true' as const })}
          {...(props.draftKey !== null && { 'data-draft-key': props.draftKey })}
          data-count-limit={maxGraphemes}
        >
          {props.value}
        </textarea>
      </div>
      <p class="composer-hint">
        <span id={`${id}-hint`}>Leave out names, numbers and places that could find you.</span>
        <span data-count=""></span>
      </p>
    </>
  );
}

function AgreeToRules(props: { id: string; isChecked: boolean; error: AppError | null }) {
  const { id } = props;
  const error = props.error?.field === 'agreeToRules' ? props.error : null;
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error.message}
        </p>
      )}
      <div class="check-row">
        <input
          type="checkbox"
          id={id}
          name="agreeToRules"
          value="yes"
          checked={props.isChecked}
          {...(error && { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` })}
        />
        <label for={id}>
          I have read the <a href="/house-rules">house rules</a>
        </label>
      </div>
    </div>
  );
}
