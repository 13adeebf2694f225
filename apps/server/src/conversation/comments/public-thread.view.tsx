import { render } from 'preact-render-to-string';
import { TrustedHtml } from '../../http/index.ts';
import { CommentItem, type Around } from './comment.view.tsx';
import { CommentText } from './comment-text.view.tsx';
import type { PublicPage } from './public-page.ts';
import { NoThread, Pager, Sorts, ThreadHeading, emptyText } from './thread.view.tsx';
import type { ListedComment } from './thread-page.queries.ts';
import { readThreadQuery } from './thread-query.ts';
import type { TreeComment } from './thread-tree.ts';
import { versionOf, type Keep } from './tree-version.ts';

/**
 * The thread as a fragment of HTML for everyone: heading, sorts, comments, pager; no form and nothing of the viewer's.
 * `keep` gives back what it kept of a conversation that has not changed.
 */
export function renderPublicThread(page: PublicPage, keep: Keep): string {
  const around: Around = { page, viewer: { kind: 'guest' }, nowMs: 0, isModerator: false };
  const conversations = page.comments.map((tree) =>
    keep(`html ${tree.comment.id}`, versionOf(tree, page), () => renderConversation(tree, around)),
  );
  return render(
    <section class="thread" id="thread" aria-labelledby="thread-heading">
      <header class="thread-header">
        <ThreadHeading count={page.count} />
        {(page.count ?? 2) > 1 && <Sorts page={page} />}
      </header>
      {conversations.length === 0 ? (
        <p class="thread-empty">{emptyText(page.writing)}</p>
      ) : (
        <TrustedHtml as="ol" class="comment-list" html={conversations.join('')} />
      )}
      <Pager page={page} />
    </section>,
  );
}

/** What everyone is shown where there is no conversation. */
export function renderNoThread(): string {
  return render(<NoThread />);
}

/** A comment that waits, as its author sees it in the thread; without acts, which the page that shows it adds. */
export function renderHeld(comment: ListedComment, slug: string): string {
  const page = {
    story: { id: '', slug, publishedAtMs: null },
    query: readThreadQuery({}),
    writing: { kind: 'sign-in' },
    pinnedId: null,
  } as const;
  const tree: TreeComment = { comment, shown: 'author', inReplyTo: null, replies: [] };
  return renderConversation(tree, { page, viewer: { kind: 'guest' }, nowMs: 0, isModerator: false });
}

/** A comment's text as it stands on the page. */
export function renderText(text: string): string {
  return render(<CommentText text={text} />);
}

function renderConversation(tree: TreeComment, around: Around): string {
  return render(<CommentItem tree={tree} around={around} />);
}
