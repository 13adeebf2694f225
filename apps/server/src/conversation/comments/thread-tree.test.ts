import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedComment } from './thread-page.queries.ts';
import { buildTree, levelsShown, type TreeComment } from './thread-tree.ts';

function comment(id: string, fields: Partial<ListedComment> = {}): ListedComment {
  return {
    id,
    parentId: null,
    rootId: id,
    depth: 0,
    authorId: 'ida',
    authorName: `Author of ${id}`,
    authorBadge: null,
    state: 'published',
    textVersion: 1,
    likeCount: 0,
    replyCount: 0,
    createdAtMs: 0,
    editedAtMs: null,
    hiddenAtMs: null,
    text: 'Text',
    isLiked: 0,
    ...fields,
  };
}

function under(parent: ListedComment, id: string, fields: Partial<ListedComment> = {}): ListedComment {
  return comment(id, { parentId: parent.id, rootId: parent.rootId, depth: parent.depth + 1, ...fields });
}

/** `a(b,c(d))` */
function drawn(trees: readonly TreeComment[]): string {
  return trees
    .map(({ comment, replies }) => comment.id + (replies.length > 0 ? `(${drawn(replies)})` : ''))
    .join(',');
}

describe('the tree of a thread', () => {
  const root = comment('root');
  const one = under(root, 'one');
  const two = under(one, 'two');
  const three = under(two, 'three');
  const four = under(three, 'four');
  const five = under(four, 'five');

  it('sets replies three levels deep, and deeper ones beside what they answer', () => {
    const trees = buildTree([root], [one, two, three, four, five], null);
    expect(drawn(trees)).toBe('root(one(two(three,four,five)))');
    const last = trees[0]?.replies[0]?.replies[0]?.replies ?? [];
    expect(last.map((tree) => tree.inReplyTo)).toEqual([null, 'Author of three', 'Author of four']);
  });

  it('needs no parent to come before its reply', () => {
    expect(drawn(buildTree([root], [five, four, three, two, one], null))).toBe(
      'root(one(two(five,four,three)))',
    );
  });

  it('keeps the place of what is gone as long as something shown hangs under it', () => {
    const gone = { ...one, state: 'withdrawn' as const };
    expect(drawn(buildTree([root], [gone, two], null))).toBe('root(one(two))');
    expect(buildTree([root], [gone, two], null)[0]?.replies[0]?.shown).toBe('gone');
    expect(drawn(buildTree([root], [gone, { ...two, state: 'removed' }], null))).toBe('root');
    expect(drawn(buildTree([{ ...root, hiddenAtMs: 1 }], [gone, { ...two, state: 'removed' }], null))).toBe(
      '',
    );
  });

  it('hangs a reply whose parent was not read on the top-level comment', () => {
    expect(drawn(buildTree([root], [two, four], null))).toBe('root(two,four)');
  });

  it('shows a held one to its author alone, and a hidden or erased one to nobody', () => {
    const held = { ...root, state: 'held' as const };
    expect(buildTree([held], [], 'ida')[0]?.shown).toBe('author');
    expect(buildTree([held], [], 'bea')).toEqual([]);
    expect(buildTree([held], [], null)).toEqual([]);
    expect(buildTree([{ ...held, hiddenAtMs: 1 }], [], 'ida')).toEqual([]);
    expect(buildTree([{ ...root, text: null }], [], 'ida')).toEqual([]);
  });

  it('does not name whom a deep reply answers when that comment is not shown', () => {
    const gone = { ...three, state: 'removed' as const };
    const trees = buildTree([root], [one, two, gone, four], null);
    expect(trees[0]?.replies[0]?.replies[0]?.replies.map((tree) => tree.inReplyTo)).toEqual([null]);
  });

  it('shows every visible comment exactly once, in no list deeper than the last level', () => {
    const shapes = fc.array(fc.record({ on: fc.nat(), isGone: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const all = [root];
        for (const { on, isGone } of shape) {
          const parent = all[on % all.length] ?? root;
          all.push(under(parent, `c${all.length}`, { state: isGone ? 'removed' : 'published' }));
        }
        const seen: string[] = [];
        const walk = (trees: readonly TreeComment[], level: number): void => {
          expect(trees.length === 0 || level <= levelsShown).toBe(true);
          for (const tree of trees) {
            if (tree.shown === 'all') seen.push(tree.comment.id);
            walk(tree.replies, level + 1);
          }
        };
        walk(buildTree([root], all.slice(1), null), 0);
        const visible = all.filter((one) => one.state === 'published').map((one) => one.id);
        expect(seen.sort()).toEqual(visible.sort());
      }),
    );
  });
});
