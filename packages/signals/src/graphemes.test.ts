import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGraphemes } from './graphemes.ts';

describe('countGraphemes', () => {
  it.each([
    ['', 0],
    ['hello', 5],
    ['a\r\nb', 3],
    ['a\n\rb', 4],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['🇬🇧🇫🇷', 2],
    ['👍🏽!', 2],
    ['한국', 2],
    ['\ud800', 1],
  ])('%j has %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });

  it('counts ASCII as it counts the same text among others', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\t', '~', '\u0000') }), (text) => {
        expect(countGraphemes(text)).toBe(countGraphemes(`${text}\n日`) - 2 + (text.endsWith('\r') ? 1 : 0));
      }),
    );
  });
});
