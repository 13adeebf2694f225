import { describe, expect, test } from 'vitest';
import { readAct } from './fragment.ts';

const act = (path: string) => readAct(new URL(path, 'https://talk.example.org'));
const next = (path: string) => act(`/sign-in?next=${encodeURIComponent(path)}`);

describe('a link in a thread', () => {
  test('to another sort or page of the comments shows it in place', () => {
    expect(act('/stories/ducks?sort=liked&after=abc#thread')).toEqual({
      kind: 'list',
      sort: 'liked',
      after: 'abc',
    });
    expect(act('/threads/ducks')).toEqual({ kind: 'list', sort: null, after: null });
  });

  test('to one comment or to somewhere else is followed', () => {
    expect(act('/stories/ducks?at=c1')).toBeNull();
    expect(act('/comments/c1')).toBeNull();
    expect(act('/house-rules')).toBeNull();
  });

  test('says what to do with a comment', () => {
    expect(act('/comments/c1/report')).toEqual({ kind: 'report', commentId: 'c1' });
    expect(act('/comments/c1/edit')).toEqual({ kind: 'edit', commentId: 'c1' });
    expect(act('/stories/ducks/comments/new?parent=c1')).toEqual({ kind: 'reply', commentId: 'c1' });
    expect(act('/stories/ducks/comments/new')).toEqual({ kind: 'write' });
  });

  test('to sign in says by its way back what a guest wanted', () => {
    expect(next('/comments/c1')).toEqual({ kind: 'like', commentId: 'c1' });
    expect(next('/stories/ducks/comments/new?parent=c1')).toEqual({ kind: 'reply', commentId: 'c1' });
    expect(next('/stories/ducks#thread')).toEqual({ kind: 'write' });
  });
});
