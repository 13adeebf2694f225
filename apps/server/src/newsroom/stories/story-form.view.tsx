import type { Viewer } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import {
  ErrorSummary,
  Field,
  formatDateTime,
  PostForm,
  RadioRows,
  TextArea,
  TextInput,
  type Choice,
} from '../../http/index.ts';
import { storyFields, type StoryForm } from './read-story-form.ts';
import type { SectionRow } from './stories.tables.ts';
import { hasBeenLive, isTooLongToEdit, standingOf, type Story } from './story.ts';

export interface StoryFormProps {
  readonly viewer: Viewer;
  readonly form: StoryForm;
  /** null for a new one. */
  readonly story: Story | null;
  /** The newest revision that the form is based on. */
  readonly version: number;
  readonly sections: readonly SectionRow[];
  readonly error: AppError | null;
  readonly nowMs: number;
}

const markdownHint =
  'Leave a line empty to begin a new paragraph. Begin a line with ## for a heading, - for a list, > for a quote. **Bold**, *slanted*, [words](https://example.org) for a link. Pictures are not shown.';
const htmlHint =
  'This text came with an import and is HTML. What cannot be shown safely is taken out when you save.';

export function StoryFormView(props: StoryFormProps) {
  const { form, story, version, error, viewer } = props;
  return (
    <PostForm action={story ? `/desk/stories/${story.id}` : '/desk/stories'} viewer={viewer} id="story-form">
      <input type="hidden" name="storyId" value={story?.id ?? ''} />
      <input type="hidden" name="version" value={version} />
      <ErrorSummary error={error} />
      <TextInput name="headline" label={storyFields.headline.label} value={form.headline} error={error} />
      <TextArea
        name="standfirst"
        label={storyFields.standfirst.label}
        hint="One or two sentences that say what it is about."
        value={form.standfirst}
        error={error}
        rows={2}
      />
      <TextInput
        name="byline"
        label={storyFields.byline.label}
        hint="Who wrote it, without “By”."
        value={form.byline}
        error={error}
      />
      <SectionSelect {...props} />
      <SlugInput {...props} />
      <BodyInput {...props} />
      <FactBoxFields {...props} />
      <PublishFields {...props} />
      <p>
        <button class="button">Save</button>{' '}
        <button class="button button-quiet" formAction="/desk/stories/preview">
          Preview
        </button>
      </p>
    </PostForm>
  );
}

function SectionSelect(props: StoryFormProps) {
  const isWrong = props.error?.field === 'sectionId';
  return (
    <Field name="sectionId" label="Section" error={props.error}>
      <select
        id="sectionId"
        name="sectionId"
        {...(isWrong && { 'aria-invalid': 'true', 'aria-describedby': 'sectionId-error' })}
      >
        <option value="">None yet</option>
        {props.sections.map((section) => (
          <option key={section.id} value={section.id} selected={section.id === props.form.sectionId}>
            {section.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

function SlugInput(props: StoryFormProps) {
  const { story, form, error } = props;
  if (story && hasBeenLive(story, props.nowMs))
    return (
      <div class="field" id="slug" tabIndex={-1}>
        <p>
          <strong>{storyFields.slug.label}</strong>
        </p>
        <p>/stories/{story.slug}</p>
        <p class="hint">Readers have seen the story at this address, so it stays.</p>
        <input type="hidden" name="slug" value={story.slug} />
      </div>
    );
  const hint =
    'The end of the page’s address, such as a-fine-day. Left empty, it is made from the headline. Once readers have seen it, it stays.';
  return <TextInput name="slug" label={storyFields.slug.label} hint={hint} value={form.slug} error={error} />;
}

function BodyInput(props: StoryFormProps) {
  const { story, form, error } = props;
  if (story && isTooLongToEdit(story))
    return (
      <p class="notice notice-info">
        The text of this story came with an import and is too long to be edited here. It stays as it is.
      </p>
    );
  const hint = story?.bodyFormat === 'html' ? htmlHint : markdownHint;
  return (
    <TextArea
      name="body"
      label={storyFields.body.label}
      hint={hint}
      value={form.body}
      error={error}
      rows={18}
    />
  );
}

function FactBoxFields(props: StoryFormProps) {
  const { form, error } = props;
  return (
    <>
      <TextInput
        name="factTitle"
        label={storyFields.factTitle.label}
        hint="Leave all three empty for a story without one."
        value={form.factTitle}
        error={error}
      />
      <TextArea
        name="facts"
        label={storyFields.facts.label}
        hint="One on each line."
        value={form.facts}
        error={error}
        rows={5}
      />
      <TextArea
        name="sources"
        label={storyFields.sources.label}
        hint="Where the facts come from, one on each line: The council | https://example.org/page"
        value={form.sources}
        error={error}
        rows={3}
      />
    </>
  );
}

function PublishFields(props: StoryFormProps) {
  const { form, error } = props;
  return (
    <>
      <RadioRows
        name="publish"
        label="When readers see it"
        choices={publishChoices(props)}
        value={form.publish}
        error={error}
      />
      <TextInput
        name="publishAt"
        label="Date and time"
        hint="For “at a date and time”. By the clock in London."
        type="datetime-local"
        value={form.publishAt}
        error={error}
      />
      <div class="check-row">
        <input type="checkbox" id="isLead" name="isLead" value="1" checked={form.isLead} />
        <label for="isLead">
          Lead story: at the top of the front page, in place of the one that is there
        </label>
      </div>
    </>
  );
}

function publishChoices(props: StoryFormProps): Choice[] {
  const { story, nowMs } = props;
  const isLive = story !== null && standingOf(story, nowMs) === 'live';
  return [
    {
      value: 'draft',
      label: 'Draft',
      explanation: isLive
        ? 'Takes the story off the site. Its conversation goes with it until it is back.'
        : 'Only editors see it.',
    },
    isLive
      ? {
          value: 'now',
          label: 'On the site',
          explanation: `Since ${formatDateTime(story.publishedAtMs ?? nowMs)}. That date stays.`,
        }
      : { value: 'now', label: 'Publish now', explanation: 'Readers see it as soon as you save.' },
    {
      value: 'at',
      label: 'At a date and time',
      explanation: isLive
        ? 'Changes the date that readers are shown to an earlier one.'
        : 'Readers see it from then on.',
    },
  ];
}
