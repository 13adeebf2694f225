import { formatDateTime, Moment } from '../../http/index.ts';
import { Pager } from './front.view.tsx';
import type { StoryRevision } from './stories.queries.ts';
import type { NamedRevision } from './find-editor.ts';
import { StoryFormView, type StoryFormProps } from './story-form.view.tsx';
import { standingOf, type ShownStory, type Story, type StorySummary } from './story.ts';
import { StoryArticle } from './story.view.tsx';

interface StoryListProps {
  readonly waiting: readonly Story[];
  readonly live: readonly StorySummary[];
  readonly nowMs: number;
  readonly isFirst: boolean;
  readonly olderHref: string | null;
}

export function StoryListPage(props: StoryListProps) {
  const { waiting, live, nowMs, isFirst } = props;
  const drafts = waiting.filter((story) => standingOf(story, nowMs) === 'draft');
  const scheduled = waiting.filter((story) => standingOf(story, nowMs) === 'scheduled');
  return (
    <main id="content" class="page page-narrow">
      <h1>Stories</h1>
      <p>
        <a class="button" href="/desk/stories/new">
          Write a story
        </a>
      </p>
      {isFirst && (
        <>
          <StoryList
            id="drafts"
            title="Drafts"
            empty="No drafts. A story that you save without publishing waits here."
          >
            {drafts.map((story) => ({ ...story, note: `Changed on ${formatDateTime(story.updatedAtMs)}` }))}
          </StoryList>
          <StoryList
            id="scheduled"
            title="Scheduled"
            empty="Nothing is scheduled. A story with a date still to come waits here."
          >
            {scheduled.map((story) => ({
              ...story,
              note: `Appears on ${formatDateTime(story.publishedAtMs ?? nowMs)}`,
            }))}
          </StoryList>
        </>
      )}
      <StoryList id="live" title="On the site" empty="No story is on the site yet.">
        {live.map((story) => ({ ...story, note: `Since ${formatDateTime(story.publishedAtMs)}` }))}
      </StoryList>
      <Pager newestHref={isFirst ? null : '/desk/stories'} olderHref={props.olderHref} />
    </main>
  );
}

interface ListedStory {
  readonly id: string;
  readonly headline: string;
  readonly sectionName: string | null;
  readonly note: string;
}

function StoryList(props: { id: string; title: string; empty: string; children: readonly ListedStory[] }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children.length === 0 && <p class="hint">{props.empty}</p>}
      {props.children.length > 0 && (
        <ul class="story-list">
          {props.children.map((story) => (
            <li key={story.id}>
              <a class="queue-row" href={`/desk/stories/${story.id}`}>
                <span>{story.headline}</span>
                <small>{[story.sectionName, story.note].filter(Boolean).join(' · ')}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface EditPageProps extends StoryFormProps {
  readonly revisions: readonly NamedRevision[];
  /** What happened, or what the form is filled with. */
  readonly notice: Notice | null;
}

export type Notice =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'earlier-text'; readonly version: number }
  | { readonly kind: 'changed-meanwhile'; readonly newest: NamedRevision };

export function EditPage(props: EditPageProps) {
  const { story, nowMs } = props;
  return (
    <main id="content" class="page page-narrow">
      <h1>{story ? `Edit “${story.headline}”` : 'Write a story'}</h1>
      {story && <Standing story={story} nowMs={nowMs} />}
      <NoticeView notice={props.notice} story={story} />
      <StoryFormView {...props} />
      {story && <RevisionList story={story} revisions={props.revisions} />}
    </main>
  );
}

function Standing(props: { story: Story; nowMs: number }) {
  const { story, nowMs } = props;
  const standing = standingOf(story, nowMs);
  if (standing === 'draft') return <p>This is a draft. Only editors see it.</p>;
  if (standing === 'scheduled')
    return <p>Readers see it from {formatDateTime(story.publishedAtMs ?? nowMs)}.</p>;
  return (
    <p>
      It is on the site. <a href={`/stories/${story.slug}`}>See it as readers do</a>
    </p>
  );
}

function NoticeView(props: { notice: Notice | null; story: Story | null }) {
  const { notice, story } = props;
  if (notice === null || story === null) return null;
  if (notice.kind === 'saved')
    return (
      <p class="notice notice-success" role="status">
        Saved as version {notice.version}.
      </p>
    );
  if (notice.kind === 'earlier-text')
    return (
      <p class="notice notice-attention" role="status">
        The form holds the text of version {notice.version}. Save to use it.
      </p>
    );
  const { version, savedByName, savedAtMs } = notice.newest;
  return (
    <div class="notice notice-attention">
      <h2>Someone saved this story while you were writing</h2>
      <p>
        {savedByName} saved <a href={`/desk/stories/${story.id}/revisions/${version}`}>version {version}</a>,{' '}
        <Moment atMs={savedAtMs} />. What you wrote is below, and not saved yet. Saving now puts yours in its
        place; theirs stays in the list of versions.
      </p>
    </div>
  );
}

function RevisionList(props: { story: Story; revisions: readonly NamedRevision[] }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ol class="story-list" reversed>
        {props.revisions.map((revision) => (
          <li key={revision.version}>
            <a href={`/desk/stories/${props.story.id}/revisions/${revision.version}`}>
              Version {revision.version}
            </a>
            , saved by {revision.savedByName}, <Moment atMs={revision.savedAtMs} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function PreviewPage(props: StoryFormProps & { shown: ShownStory }) {
  return (
    <main id="content" class="page page-narrow">
      <p class="notice notice-attention" role="status">
        This is how readers will see it. Nothing is saved yet. <a href="#story-form">Go back to the form</a>
      </p>
      <StoryArticle story={props.shown} />
      <hr />
      <h2>Go on writing</h2>
      <StoryFormView {...props} />
    </main>
  );
}

export function RevisionPage(props: {
  story: Story;
  shown: ShownStory;
  revision: StoryRevision;
  savedByName: string;
  isNewest: boolean;
}) {
  const { story, revision, isNewest } = props;
  return (
    <main id="content" class="page page-narrow">
      <div class="notice notice-info">
        <p>
          Version {revision.version}, saved by {props.savedByName}, <Moment atMs={revision.savedAtMs} />.
          {isNewest && ' It is the newest.'}
        </p>
        <p>
          {!isNewest && (
            <>
              <a class="button" href={`/desk/stories/${story.id}?from=${revision.version}`}>
                Use this text
              </a>{' '}
            </>
          )}
          <a href={`/desk/stories/${story.id}`}>Back to the story</a>
        </p>
      </div>
      <StoryArticle story={props.shown} />
    </main>
  );
}
