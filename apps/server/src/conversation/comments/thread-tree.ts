import type { ListedComment } from './thread-page.queries.ts';
import { isVisible } from './visible.ts';

/** Replies are set in this many levels deep; deeper ones stand on the last level and say whom they answer. */
export const levelsShown = 3;

/** `author`: waits, and is shown to its author alone. `gone`: holds the place of what is not shown, for its replies. */
export type Shown = 'all' | 'author' | 'gone';

export interface TreeComment {
  readonly comment: ListedComment;
  readonly shown: Shown;
  /** The name of whom a deeper reply answers; null where its place says it. */
  readonly inReplyTo: string | null;
  readonly replies: TreeComment[];
}

/**
 * Sets replies under what they answer, siblings in the order of `replies`, three levels deep. What is not shown and
 * has nothing shown under it is left out.
 */
export function buildTree(
  roots: readonly ListedComment[],
  replies: readonly ListedComment[],
  viewerId: string | null,
): TreeComment[] {
  const all = new Map([...roots, ...replies].map((comment) => [comment.id, comment]));
  const trees = new Map<string, TreeComment>();
  for (const comment of all.values())
    trees.set(comment.id, {
      comment,
      shown: shownTo(comment, viewerId),
      inReplyTo: comment.depth > levelsShown ? nameOf(all.get(comment.parentId ?? '')) : null,
      replies: [],
    });
  for (const reply of replies) {
    const tree = trees.get(reply.id);
    if (tree) trees.get(placeOf(reply, all))?.replies.push(tree);
  }
  return roots.flatMap((root) => trees.get(root.id) ?? []).filter(prune);
}

/** The comment under which a reply stands on the page: its parent, or for a deep one the ancestor above the last level. */
function placeOf(reply: ListedComment, all: ReadonlyMap<string, ListedComment>): string {
  let parent = all.get(reply.parentId ?? '');
  while (parent && parent.depth >= levelsShown) parent = all.get(parent.parentId ?? '');
  return parent?.id ?? reply.rootId;
}

function nameOf(comment: ListedComment | undefined): string | null {
  return comment && isVisible(comment) ? comment.authorName : null;
}

/** Leaves out what nobody is shown, from the leaves up. True for what stays. */
function prune(tree: TreeComment): boolean {
  const kept = tree.replies.filter(prune);
  tree.replies.splice(0, tree.replies.length, ...kept);
  return tree.shown !== 'gone' || kept.length > 0;
}

function shownTo(comment: ListedComment, viewerId: string | null): Shown {
  if (comment.text === null) return 'gone';
  if (isVisible(comment)) return 'all';
  const isOwnHeld = comment.state === 'held' && comment.hiddenAtMs === null && comment.authorId === viewerId;
  return isOwnHeld ? 'author' : 'gone';
}
