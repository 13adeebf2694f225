import type { ComponentChildren } from 'preact';
import type { Viewer } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, PostForm } from '../../http/index.ts';
import type { HouseRules } from '../../newsroom/sites/index.ts';
import { CommentText } from './comment-text.view.tsx';
import type { FoundComment } from './comments.queries.ts';
import { Composer, TextBox } from './composer.view.tsx';
import { threadHref } from './thread-query.ts';

interface ComposerPageProps {
  readonly story: { readonly slug: string; readonly headline: string };
  readonly viewer: Viewer;
  readonly rules: HouseRules;
  readonly parent: FoundComment | null;
  readonly mustAgree: boolean;
  readonly values: { readonly text: string; readonly submissionKey: string; readonly agreesToRules: boolean };
  readonly error: AppError | null;
}

/** A page of its own for one comment or reply: without script, and again when something has to be changed. */
export function ComposerPage(props: ComposerPageProps) {
  const { story, viewer, parent, error } = props;
  return (
    <main id="content" class="page page-narrow">
      <Heading story={story}>{parent ? `Reply to ${parent.authorName}` : 'Write a comment'}</Heading>
      {error?.code === 'sign-in-needed' ? null : <ErrorSummary error={error} />}
      {viewer.kind === 'guest' && <SignInFirst storySlug={story.slug} parentId={parent?.id ?? null} />}
      {parent && (
        <blockquote>
          <CommentText text={parent.text} />
        </blockquote>
      )}
      <RulesLine rules={props.rules} />
      <Composer
        storySlug={story.slug}
        viewer={viewer}
        replyTo={parent}
        mustAgree={props.mustAgree}
        values={props.values}
        error={error}
      />
    </main>
  );
}

export function RulesLine(props: { rules: HouseRules }) {
  return (
    <p class="thread-rules">
      {props.rules.summary} <a href="/house-rules">All house rules</a>
    </p>
  );
}

function SignInFirst(props: { storySlug: string; parentId: string | null }) {
  const parent = props.parentId === null ? '' : `?parent=${props.parentId}`;
  const next = `/stories/${props.storySlug}/comments/new${parent}`;
  return (
    <div class="notice notice-info" role="status">
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in first</a>, then you can post this. What
        you wrote stays here. Copy it before you go, so that it is safe.
      </p>
    </div>
  );
}

function Heading(props: { story: { slug: string; headline: string }; children: ComponentChildren }) {
  return (
    <>
      <p>
        <a href={threadHref(props.story.slug)}>{props.story.headline}</a>
      </p>
      <h1>{props.children}</h1>
    </>
  );
}

/** Where an author changes a comment. */
export function EditPage(props: {
  comment: FoundComment;
  viewer: Viewer;
  text: string;
  error: AppError | null;
}) {
  const { comment, error } = props;
  return (
    <main id="content" class="page page-narrow">
      <Heading story={{ slug: comment.storySlug, headline: comment.storyHeadline }}>
        Change your comment
      </Heading>
      <ErrorSummary error={error} />
      <PostForm action={`/comments/${comment.id}/edit`} viewer={props.viewer} class="composer">
        <TextBox id="text" label="Your comment" value={props.text} draftKey={null} error={error} />
        <button type="submit" class="button">
          Save
        </button>
      </PostForm>
    </main>
  );
}
