import type { Viewer } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, PostForm, RadioRows, TextArea, TextInput } from '../../http/index.ts';
import { reasonTexts } from './report-reasons.ts';
import { reportReasons } from './reports.tables.ts';
import { shorten } from './shorten.ts';

/** Graphemes of the comment that the form quotes. */
const quoted = 300;

export interface ReportFormValues {
  readonly reason: string;
  readonly note: string;
  readonly email: string;
  readonly formKey: string;
}

const choices = reportReasons.map((reason) => ({
  value: reason,
  label: reasonTexts[reason].label,
  explanation: reasonTexts[reason].explanation,
}));

interface ReportFormProps {
  readonly comment: { readonly id: string; readonly authorName: string; readonly text: string };
  readonly viewer: Viewer;
  readonly values: ReportFormValues;
  readonly error: AppError | null;
}

export function ReportForm({ comment, viewer, values, error }: ReportFormProps) {
  return (
    <main id="content" class="page page-narrow">
      <ErrorSummary error={error} />
      <h1>Report a comment</h1>
      <p>
        This is about a comment by <strong>{comment.authorName}</strong>:
      </p>
      <blockquote class="report-quote">
        {shorten(comment.text, quoted)
          .split(/\n+/)
          .map((line, index) => (
            <p key={index}>{line}</p>
          ))}
      </blockquote>
      <p>{comment.authorName} will not find out who reported it. You do not need an account.</p>
      <PostForm action={`/comments/${comment.id}/report`} viewer={viewer}>
        <input type="hidden" name="formKey" value={values.formKey} />
        <RadioRows
          name="reason"
          label="What is wrong?"
          choices={choices}
          value={values.reason}
          error={error}
        />
        <TextArea
          name="note"
          label="Is there more we should know? (you can leave this empty)"
          hint="Up to 1,000 characters. Only the newsroom’s team reads this."
          value={values.note}
          error={error}
        />
        <TextInput
          name="email"
          type="email"
          autocomplete="email"
          label="Your e-mail, if you want the answer sent to you (you can leave this empty)"
          hint="We use it for the answer alone, and delete it then. You can also look up the answer with a number that we give you."
          value={values.email}
          error={error}
        />
        <button class="button">Send the report</button>
      </PostForm>
      <p>
        Is someone in danger now? Call 999. You can also <a href="/help">see who else can help</a>.
      </p>
    </main>
  );
}
