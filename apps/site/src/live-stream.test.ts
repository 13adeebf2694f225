import { expect, test } from 'vitest';
import { resumeAddress, waitAfter } from './live-stream.ts';
import { describeCount } from './live-thread.ts';
import { describeNew } from './new-comments.ts';

test('refused again and again, the page asks ever less often, up to five minutes, and never all pages at once', () => {
  expect([0, 1, 2, 3].map((refusals) => waitAfter(refusals, 0.5))).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(waitAfter(0, 0)).toBe(2_500);
  expect(waitAfter(0, 1)).toBe(7_500);
  expect(waitAfter(40, 0.5)).toBe(300_000);
});

test('a new connection goes on from the last event, and the first one from when the page was read', () => {
  const address = '/threads/a-fine-day/live?after=1000';
  expect(resumeAddress(address, '', 'https://talk.example.org/stories/a-fine-day')).toBe(
    'https://talk.example.org/threads/a-fine-day/live?after=1000',
  );
  expect(resumeAddress(address, '2000-0123abcd-7', 'https://talk.example.org/')).toBe(
    'https://talk.example.org/threads/a-fine-day/live?after=2000-0123abcd-7',
  );
});

test('counts are said as the server says them', () => {
  expect([describeCount(0), describeCount(1), describeCount(1_200)]).toEqual([
    'Comments',
    '1 comment',
    '1,200 comments',
  ]);
  expect([describeNew(1), describeNew(3)]).toEqual(['1 new comment', '3 new comments']);
});
