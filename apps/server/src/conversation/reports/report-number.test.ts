import { expect, test } from 'vitest';
import { makeFormKey, makeNumber, readNumber } from './report-number.ts';

test('the same form gives the same number, another form or comment another', () => {
  const key = makeFormKey();
  const number = makeNumber({ key, commentId: 'one' });
  expect(number).toMatch(/^FM-[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
  expect(makeNumber({ key, commentId: 'one' })).toBe(number);
  expect(makeNumber({ key, commentId: 'two' })).not.toBe(number);
  expect(makeNumber({ key: makeFormKey(), commentId: 'one' })).not.toBe(number);
});

test('a key that is not from our form is not relied on', () => {
  expect(makeNumber({ key: '', commentId: 'one' })).not.toBe(makeNumber({ key: '', commentId: 'one' }));
  expect(makeNumber({ key: 'short', commentId: 'one' })).not.toBe(
    makeNumber({ key: 'short', commentId: 'one' }),
  );
});

test('a number is read however it was typed, and what is none is refused', () => {
  const number = makeNumber({ key: makeFormKey(), commentId: 'one' });
  const bare = number.replaceAll('-', '').slice(2);
  expect(readNumber(number)).toBe(number);
  expect(readNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number);
  expect(readNumber(bare)).toBe(number);
  expect(readNumber('FM-00000-00000')).toBeNull();
  expect(readNumber('FM-222')).toBeNull();
  expect(readNumber('')).toBeNull();
});
