import { describe, expect, it } from 'vitest';
import { newId } from '../../db/index.ts';
import type { ThreadChange } from './comments.tables.ts';
import { isTouched, type PageExtent } from './page-extent.ts';

const minute = (number: number): number => Date.UTC(2027, 1, 9, 9, number);
const [early, inside, edge, late] = [1, 5, 2, 9].map((number) => newId(minute(number))) as [
  string,
  string,
  string,
  string,
];

/** A page in the middle of the sort by time: from the third to the seventh minute, and one after it. */
const page: PageExtent = {
  storyId: 'story',
  sort: 'newest',
  isFirst: false,
  pinnedId: 'pinned',
  rootIds: new Set(['shown', edge]),
  authorIds: new Set(),
  fromMs: minute(3),
  toMs: minute(7),
};

const change = (kind: ThreadChange['kind'], rootId: string | null, commentId = rootId): ThreadChange => ({
  siteId: 'site',
  storyId: 'story',
  commentId,
  rootId,
  kind,
});

describe('whether a page may look otherwise after a change', () => {
  it('does where the page holds the conversation, whatever happens in it', () => {
    for (const kind of ['published', 'edited', 'removed', 'thread'] as const)
      expect(isTouched(page, change(kind, 'shown', 'a reply'))).toBe(true);
  });

  it('does where a comment comes into its part of the thread, and not where it comes before or after', () => {
    expect(isTouched(page, change('published', inside))).toBe(true);
    expect(isTouched(page, change('published', early))).toBe(false);
    expect(isTouched(page, change('published', late))).toBe(false);
  });

  it('does where the first comment of the next page goes, which may have been the last one', () => {
    expect(isTouched(page, change('removed', edge))).toBe(true);
  });

  it('does on a first page with all that comes and goes, because it says how many there are', () => {
    const first = { ...page, isFirst: true };
    expect(isTouched(first, change('published', early))).toBe(true);
    expect(isTouched(first, change('removed', early))).toBe(true);
    expect(isTouched(first, change('edited', early))).toBe(false);
  });

  it('does on the open end of a sort by time', () => {
    expect(isTouched({ ...page, fromMs: null }, change('published', early))).toBe(true);
    expect(isTouched({ ...page, toMs: null }, change('published', late))).toBe(true);
  });

  it('does in a sort by replies or likes with all that comes and goes, and by likes with each like', () => {
    for (const sort of ['replied', 'liked'] as const)
      expect(isTouched({ ...page, sort }, change('published', early))).toBe(true);
    expect(isTouched({ ...page, sort: 'liked' }, change('thread', early))).toBe(true);
    expect(isTouched({ ...page, sort: 'replied' }, change('thread', early))).toBe(false);
  });

  it('does everywhere when the thread as a whole or what is pinned changes', () => {
    expect(isTouched(page, change('thread', null))).toBe(true);
    expect(isTouched(page, change('published', 'pinned'))).toBe(true);
  });
});
