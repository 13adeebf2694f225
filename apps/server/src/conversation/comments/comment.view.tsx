import type { VNode } from 'preact';
import { Icon, Moment, plural } from '../../http/index.ts';
import { CommentActions } from './comment-actions.view.tsx';
import { CommentText } from './comment-text.view.tsx';
import type { ListedComment } from './thread-page.queries.ts';
import type { ThreadPage } from './thread-page.ts';
import { levelsShown, type TreeComment } from './thread-tree.ts';
import type { Viewer } from '../../context.ts';

/** What every comment of a page is drawn with. */
export interface Around {
  readonly page: Pick<ThreadPage, 'story' | 'query' | 'writing' | 'pinnedId'>;
  readonly viewer: Viewer;
  readonly nowMs: number;
  /** Pins and unpins. */
  readonly isModerator: boolean;
}

/** Replies beyond these are folded. */
const shownBeforeFold = 5;

export function CommentItem(props: { tree: TreeComment; around: Around }) {
  const { tree, around } = props;
  const { comment, shown } = tree;
  const isPinned = comment.id === around.page.pinnedId;
  return (
    <li class={classOf(tree, isPinned)} id={`comment-${comment.id}`}>
      {shown === 'gone' ? (
        <p>{goneText(comment)}</p>
      ) : (
        <ShownComment tree={tree} around={around} isPinned={isPinned} />
      )}
      <Replies replies={tree.replies} depth={comment.depth + 1} around={around} />
    </li>
  );
}

function classOf(tree: TreeComment, isPinned: boolean): string {
  if (tree.shown === 'gone') return 'comment comment-tombstone';
  if (tree.shown === 'author') return 'comment comment-own-held';
  return isPinned ? 'comment comment-pinned' : 'comment';
}

/** Says who took a comment down where that was its author, and nothing else: not that somebody reported it. */
export function goneText(comment: Pick<ListedComment, 'state'>): string {
  return comment.state === 'withdrawn' ? 'The writer took this comment down.' : 'This comment is not shown.';
}

function ShownComment(props: { tree: TreeComment; around: Around; isPinned: boolean }) {
  const { tree, around } = props;
  const { comment } = tree;
  return (
    <>
      {props.isPinned && <Note icon="pin">Pinned by the newsroom</Note>}
      {tree.shown === 'author' && <Note icon="clock">Only you can see this: it waits for a moderator</Note>}
      <header class="comment-header">
        <span class="comment-author">{comment.authorName}</span> <Badge kind={comment.authorBadge} />
        <a href={`/comments/${comment.id}`}>
          <Moment atMs={comment.createdAtMs} />
        </a>
        {comment.editedAtMs !== null && <span class="hint">edited</span>}
      </header>
      {tree.inReplyTo !== null && <p class="comment-in-reply">In reply to {tree.inReplyTo}</p>}
      <CommentText text={comment.text ?? ''} />
      <CommentActions tree={tree} around={around} />
    </>
  );
}

function Note(props: { icon: string; children: string }) {
  return (
    <p class="comment-note">
      <Icon name={props.icon} /> {props.children}
    </p>
  );
}

function Badge(props: { kind: ListedComment['authorBadge'] }) {
  if (props.kind === null) return null;
  return (
    <>
      <span class={`badge badge-${props.kind}`}>{props.kind === 'staff' ? 'Staff' : 'Partner'}</span>{' '}
    </>
  );
}

function Replies(props: { replies: readonly TreeComment[]; depth: number; around: Around }): VNode | null {
  const { replies, around } = props;
  if (replies.length === 0 || props.depth > levelsShown) return null;
  const folded = replies.slice(shownBeforeFold);
  const item = (tree: TreeComment) => <CommentItem key={tree.comment.id} tree={tree} around={around} />;
  return (
    <ol class="comment-replies">
      {replies.slice(0, shownBeforeFold).map(item)}
      {folded.length > 0 && (
        <li>
          <details class="more-replies" open={folded.some((tree) => holds(tree, around.page))}>
            <summary>Show {plural(countShown(folded), 'more reply', 'more replies')}</summary>
            <ol class="comment-replies">{folded.map(item)}</ol>
          </details>
        </li>
      )}
    </ol>
  );
}

function countShown(trees: readonly TreeComment[]): number {
  return trees.reduce((sum, tree) => sum + (tree.shown === 'gone' ? 0 : 1) + countShown(tree.replies), 0);
}

/** Whether the address points to this comment or to one under it. */
function holds(tree: TreeComment, page: Around['page']): boolean {
  const { id } = tree.comment;
  if (id === page.query.at || id === page.query.posted) return true;
  return tree.replies.some((reply) => holds(reply, page));
}
