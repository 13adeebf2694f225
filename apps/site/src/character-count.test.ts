import { describe, expect, test } from 'vitest';
import { countGraphemes, describeCount } from './character-count.ts';

describe('countGraphemes', () => {
  test.each([
    ['', 0],
    ['  swan  ', 4],
    ['Żaneta', 6],
    ['e\u0301', 1],
    ['👩‍👩‍👧‍👦', 1],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
    ['one\r\ntwo', 7],
    ['one\ntwo', 7],
  ])('counts %j as a reader does', (text, expected) => {
    expect(countGraphemes(text)).toBe(expected);
  });
});

describe('describeCount', () => {
  test('is quiet while there is room', () => {
    expect(describeCount(1_800, 2_000)).toEqual({ text: '', over: false });
  });

  test('says what is left, and in the singular', () => {
    expect(describeCount(1_801, 2_000).text).toBe('199 characters left');
    expect(describeCount(1_999, 2_000).text).toBe('1 character left');
    expect(describeCount(2_000, 2_000)).toEqual({ text: '0 characters left', over: false });
  });

  test('says how much is too much', () => {
    expect(describeCount(2_001, 2_000)).toEqual({ text: '1 character too many', over: true });
    expect(describeCount(4_000, 2_000).text).toBe('2,000 characters too many');
  });
});
