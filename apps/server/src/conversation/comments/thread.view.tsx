import { AppError } from '../../errors.ts';
import { PostForm, plural } from '../../http/index.ts';
import { banEnd } from '../../newsroom/people/index.ts';
import { signInHref } from './comment-actions.view.tsx';
import { CommentItem, type Around } from './comment.view.tsx';
import type { ThreadMode } from './comments.tables.ts';
import { RulesLine } from './composer-page.view.tsx';
import { Composer } from './composer.view.tsx';
import { ReceiptView } from './receipt.view.tsx';
import type { ThreadPage } from './thread-page.ts';
import { sorts, threadHref, type Sort } from './thread-query.ts';

type AroundThread = Around & { readonly page: ThreadPage };

/** The conversation under a story. */
export function ThreadView(props: { around: AroundThread }) {
  const { page, isModerator } = props.around;
  if (page.mode === 'hidden' && !isModerator) return <NoThread />;
  return (
    <section
      class="thread"
      id="thread"
      aria-labelledby="thread-heading"
      data-live={page.live ?? undefined}
      data-live-place={newPlace(page)}
    >
      <header class="thread-header">
        <ThreadHeading count={page.count} />
        {page.count > 1 && <Sorts page={page} />}
      </header>
      {isModerator && <ModeControls around={props.around} />}
      <RulesLine rules={page.rules} />
      {page.receipt && <ReceiptView receipt={page.receipt} />}
      <Writing around={props.around} />
      {page.comments.length === 0 ? (
        <p class="thread-empty">{emptyText(page.writing)}</p>
      ) : (
        <ol class="comment-list">
          {page.comments.map((tree) => (
            <CommentItem key={tree.comment.id} tree={tree} around={props.around} />
          ))}
        </ol>
      )}
      <Pager page={page} />
    </section>
  );
}

/** Where new comments stand on this page; nowhere on one that is sorted otherwise or has others before them. */
function newPlace(page: ThreadPage): 'start' | 'end' | undefined {
  if (page.live === null) return undefined;
  if (page.query.sort === 'newest' && page.query.after === null) return 'start';
  return page.query.sort === 'oldest' && page.next === null ? 'end' : undefined;
}

/** `count` is null where the page does not say how many there are. */
export function ThreadHeading(props: { count: number | null }) {
  const { count } = props;
  return <h2 id="thread-heading">{count === null || count === 0 ? 'Comments' : plural(count, 'comment')}</h2>;
}

/** What stands where no comment does. */
export function emptyText(writing: Pick<ThreadPage['writing'], 'kind'>): string {
  return writing.kind === 'closed'
    ? 'There are no comments here.'
    : 'Nobody has written here yet. What do you think?';
}

export function NoThread() {
  return (
    <section class="thread" id="thread">
      <p class="thread-empty">There is no conversation under this story.</p>
    </section>
  );
}

const sortNames: Record<Sort, string> = {
  newest: 'Newest',
  oldest: 'Oldest',
  replied: 'Most replies',
  liked: 'Most likes',
};

export function Sorts(props: { page: Pick<ThreadPage, 'story' | 'query'> }) {
  const { story, query } = props.page;
  return (
    <nav class="thread-sorts" aria-label="Sort the comments">
      <ul>
        {sorts.map((sort) => (
          <li key={sort}>
            <a
              href={threadHref(story.slug, { sort, hash: 'thread' })}
              aria-current={sort === query.sort ? 'true' : undefined}
            >
              {sortNames[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The form for a comment, or in a sentence why there is none. */
function Writing(props: { around: AroundThread }) {
  const { page, viewer } = props.around;
  const { writing, story } = page;
  switch (writing.kind) {
    case 'open':
      return <Composer storySlug={story.slug} viewer={viewer} mustAgree={writing.mustAgree} />;
    case 'closed':
      return <p class="notice notice-info">{new AppError('thread-closed').message}</p>;
    case 'sign-in':
      return (
        <p class="notice notice-info">
          <a href={signInHref(threadHref(story.slug, { hash: 'thread' }))}>Sign in</a> to write a comment. All
          it takes is an e-mail address.
        </p>
      );
    case 'banned': {
      const { message } = new AppError('person-banned', { params: { until: banEnd(writing.untilMs) } });
      return <p class="notice notice-attention">{message}</p>;
    }
  }
}

export function Pager(props: { page: Pick<ThreadPage, 'story' | 'query' | 'next'> }) {
  const { story, query, next } = props.page;
  if (query.after === null && next === null) return null;
  const { sort } = query;
  return (
    <nav class="pager" aria-label="More comments">
      {query.after && (
        <a href={threadHref(story.slug, { sort, hash: 'thread' })}>Back to the first comments</a>
      )}
      {next && <a href={threadHref(story.slug, { sort, after: next, hash: 'thread' })}>More comments</a>}
    </nav>
  );
}

const modeNames: Record<ThreadMode, string> = {
  open: 'Open',
  hold: 'Hold each comment',
  closed: 'Closed',
  hidden: 'Hidden',
};

/** For moderators: how this thread takes comments. */
function ModeControls(props: { around: AroundThread }) {
  const { page, viewer } = props.around;
  return (
    <PostForm action={`/desk/threads/${page.story.slug}/mode`} viewer={viewer} class="thread-rules">
      <label for="mode">This conversation is</label>{' '}
      <select id="mode" name="mode">
        {Object.entries(modeNames).map(([mode, name]) => (
          <option key={mode} value={mode} selected={mode === page.mode}>
            {name}
          </option>
        ))}
      </select>{' '}
      <button type="submit" class="link-button">
        Set
      </button>
    </PostForm>
  );
}
