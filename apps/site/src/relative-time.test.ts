import { expect, test } from 'vitest';
import { describeAge } from './relative-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 1, 10, 12);

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [MINUTE, '1 minute ago'],
  [59 * MINUTE, '59 minutes ago'],
  [HOUR, '1 hour ago'],
  [DAY - 1, '23 hours ago'],
  [DAY, 'yesterday'],
  [3 * DAY, '3 days ago'],
  [7 * DAY - 1, '6 days ago'],
])('an age of %i ms reads "%s"', (age, expected) => {
  expect(describeAge(NOW - age, NOW)).toBe(expected);
});

test('a reader whose clock is a little slow sees "just now"', () => {
  expect(describeAge(NOW + 30_000, NOW)).toBe('just now');
});

test.each([
  ['a week old', NOW - 7 * DAY],
  ['in the future', NOW + 2 * MINUTE],
  ['not a time', Number.NaN],
])('what is %s keeps its exact time', (_name, atMs) => {
  expect(describeAge(atMs, NOW)).toBeNull();
});
