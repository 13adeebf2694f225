import { render } from 'preact-render-to-string';
import { CommentItem, goneText } from './comment.view.tsx';
import type { LiveThread } from './live-thread.ts';
import { readThreadQuery } from './thread-query.ts';
import type { TreeComment } from './thread-tree.ts';

/** A comment as the page of its thread shows it to somebody who is not signed in, without its replies: HTML. */
export function renderFragment(tree: TreeComment, thread: LiveThread, nowMs: number): string {
  const page = {
    story: { id: '', slug: thread.storySlug, publishedAtMs: null },
    query: readThreadQuery({}),
    writing: { kind: 'sign-in' },
    pinnedId: thread.pinnedId,
  } as const;
  return render(
    <CommentItem tree={tree} around={{ page, viewer: { kind: 'guest' }, nowMs, isModerator: false }} />,
  );
}

/** What stands in the place of a comment that was taken down, where replies hang on it. */
export function removedText(isWithdrawn: boolean): string {
  return goneText({ state: isWithdrawn ? 'withdrawn' : 'removed' });
}
