import { Moment } from '../../http/index.ts';
import { CommentText } from './comment-text.view.tsx';
import type { FoundComment } from './comments.queries.ts';
import { isVisible } from './visible.ts';

/** Somebody's own comments in every state, the newest first, with their states in plain words. */
export function OwnCommentsView(props: { comments: readonly FoundComment[]; limit: number }) {
  const { comments, limit } = props;
  return (
    <section aria-labelledby="own-comments">
      <h2 id="own-comments">Your comments</h2>
      {comments.length === 0 ? (
        <p>You have not written any comments yet. When you do, they are listed here for you alone.</p>
      ) : (
        <ol class="comment-list">
          {comments.map((comment) => (
            <OwnComment key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
      {comments.length === limit && <p class="hint">These are your newest {limit} comments.</p>}
    </section>
  );
}

function OwnComment(props: { comment: FoundComment }) {
  const { comment } = props;
  return (
    <li class="comment">
      <header class="comment-header">
        <span>
          Under <a href={linkTo(comment)}>{comment.storyHeadline}</a>
        </span>
        <Moment atMs={comment.createdAtMs} />
      </header>
      <p class="comment-note">{stateWords(comment)}</p>
      <CommentText text={comment.text} />
    </li>
  );
}

function linkTo(comment: FoundComment): string {
  return isVisible(comment) ? `/comments/${comment.id}` : `/stories/${comment.storySlug}`;
}

/** A hidden comment waits as a held one does: what brought it there is nothing that its author may learn. */
function stateWords(comment: FoundComment): string {
  switch (comment.state) {
    case 'published':
      return isVisible(comment) ? 'On the page' : 'Waits for a moderator';
    case 'held':
      return 'Waits for a moderator';
    case 'rejected':
      return 'A moderator decided not to show it';
    case 'removed':
      return 'A moderator took it down';
    case 'withdrawn':
      return 'You took it down';
  }
}
