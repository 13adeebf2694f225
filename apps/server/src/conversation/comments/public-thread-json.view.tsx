import { goneText } from './comment.view.tsx';
import type { PublicPage } from './public-page.ts';
import type { PublicComment, PublicThread } from './public-thread.schema.ts';
import { renderText } from './public-thread.view.tsx';
import { threadHref, writeCursor } from './thread-query.ts';
import type { TreeComment } from './thread-tree.ts';
import { versionOf, type Keep } from './tree-version.ts';

/** The page as JSON, in the shape of `PublicThread`; `keep` as for the HTML. */
export function writePublicThread(page: PublicPage, keep: Keep): string {
  const { story, query, count, next, writing } = page;
  const conversations = page.comments.map((tree) =>
    keep(`json ${tree.comment.id}`, versionOf(tree, page), () => JSON.stringify(describe(tree, page))),
  );
  const head: Omit<PublicThread, 'comments'> = {
    key: story.slug,
    url: threadHref(story.slug, { hash: 'thread' }),
    sort: query.sort,
    count,
    isOpen: writing.kind !== 'closed',
    next: next && writeCursor(query.sort, next),
  };
  return `${JSON.stringify(head).slice(0, -1)},"comments":[${conversations.join(',')}]}`;
}

function describe(tree: TreeComment, page: PublicPage): PublicComment {
  const { comment, shown } = tree;
  const { id, parentId, createdAtMs } = comment;
  const replies = tree.replies.map((reply) => describe(reply, page));
  const text = shown === 'all' ? comment.text : null;
  if (text === null) return { ...gone, id, parentId, notice: goneText(comment), createdAtMs, replies };
  const { authorName: name, authorBadge: badge, editedAtMs, likeCount } = comment;
  return {
    id,
    parentId,
    author: { name, badge },
    isPinned: id === page.pinnedId,
    inReplyTo: tree.inReplyTo,
    text,
    html: renderText(text),
    notice: null,
    createdAtMs,
    editedAtMs,
    likeCount,
    replies,
  };
}

const gone = {
  author: null,
  isPinned: false,
  inReplyTo: null,
  text: null,
  html: null,
  editedAtMs: null,
  likeCount: 0,
};
