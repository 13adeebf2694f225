import type { SignedIn } from '../../context.ts';
import { Icon, PostForm, formatCount } from '../../http/index.ts';
import type { Around } from './comment.view.tsx';
import { Composer } from './composer.view.tsx';
import { isEditable } from './edit-comment.ts';
import { writeCursor } from './thread-query.ts';
import type { TreeComment } from './thread-tree.ts';

/** What the viewer can do with a comment: like it, answer it, report it; change it or take it down when it is theirs. */
export function CommentActions(props: { tree: TreeComment; around: Around }) {
  const { tree, around } = props;
  const { viewer } = around;
  const isOwn = viewer.kind === 'person' && viewer.personId === tree.comment.authorId;
  if (tree.shown === 'author')
    return <div class="comment-actions">{isOwn && <OwnActions {...props} viewer={viewer} />}</div>;
  return (
    <div class="comment-actions">
      <Like {...props} isOwn={isOwn} />
      <Reply {...props} />
      {isOwn ? (
        <OwnActions {...props} viewer={viewer} />
      ) : (
        <a href={`/comments/${tree.comment.id}/report`}>
          <Icon name="report" /> Report
        </a>
      )}
      {around.isModerator && tree.comment.depth === 0 && <Pin {...props} />}
    </div>
  );
}

interface ActionProps {
  readonly tree: TreeComment;
  readonly around: Around;
}

function Like(props: ActionProps & { isOwn: boolean }) {
  const { id, likeCount, isLiked } = props.tree.comment;
  const { viewer } = props.around;
  const count = likeCount > 0 ? ` ${formatCount(likeCount)}` : '';
  if (props.isOwn) return likeCount > 0 ? <span class="hint">Likes{count}</span> : null;
  if (viewer.kind === 'guest')
    return (
      <a href={signInHref(`/comments/${id}`)}>
        <Icon name="like" /> Like{count}
      </a>
    );
  return (
    <PostForm action={`/comments/${id}/like`} viewer={viewer} class="like-form">
      <BackHere around={props.around} />
      <input type="hidden" name="likes" value={isLiked === 1 ? 'no' : 'yes'} />
      <button type="submit" class="link-button" aria-pressed={isLiked === 1}>
        <Icon name="like" /> Like{count}
      </button>
    </PostForm>
  );
}

/** So that the page that comes back is the one that the reader was on. */
function BackHere(props: { around: Around }) {
  const { sort, after } = props.around.page.query;
  return (
    <>
      <input type="hidden" name="sort" value={sort} />
      {after && <input type="hidden" name="after" value={writeCursor(sort, after)} />}
    </>
  );
}

function Reply(props: ActionProps) {
  const { comment } = props.tree;
  const { page, viewer } = props.around;
  if (page.writing.kind === 'sign-in')
    return (
      <a href={signInHref(`/stories/${page.story.slug}/comments/new?parent=${comment.id}`)}>
        <Icon name="reply" /> Reply
      </a>
    );
  if (page.writing.kind !== 'open') return null;
  return (
    <details class="reply-form">
      <summary>
        <Icon name="reply" /> Reply
      </summary>
      <Composer
        storySlug={page.story.slug}
        viewer={viewer}
        replyTo={comment}
        mustAgree={page.writing.mustAgree}
      />
    </details>
  );
}

function OwnActions(props: ActionProps & { viewer: SignedIn }) {
  const { comment } = props.tree;
  const { page, nowMs } = props.around;
  return (
    <>
      {page.writing.kind === 'open' && isEditable(comment, nowMs) && (
        <a href={`/comments/${comment.id}/edit`}>
          <Icon name="edit" /> Edit
        </a>
      )}
      <details class="reply-form">
        <summary>Take down</summary>
        <PostForm action={`/comments/${comment.id}/withdraw`} viewer={props.viewer} class="composer">
          <p>Take your comment down? You cannot put it back.</p>
          <button type="submit" class="button button-removal">
            Yes, take it down
          </button>
        </PostForm>
      </details>
    </>
  );
}

function Pin(props: ActionProps) {
  const { id } = props.tree.comment;
  const { page, viewer } = props.around;
  const isPinned = page.pinnedId === id;
  return (
    <PostForm action={`/desk/comments/${id}/pin`} viewer={viewer} class="pin-form">
      <input type="hidden" name="pinned" value={isPinned ? 'no' : 'yes'} />
      <button type="submit" class="link-button">
        <Icon name="pin" /> {isPinned ? 'Unpin' : 'Pin'}
      </button>
    </PostForm>
  );
}

export function signInHref(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`;
}
