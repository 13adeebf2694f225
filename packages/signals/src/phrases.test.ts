import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrases } from './phrases.ts';

const matcher = compilePhrases([
  'silly',
  'silly sausage',
  'muppet',
  'C++',
  'a.c',
  'x',
  'café',
  'McIntyre',
  'fail',
  '🦆 duck',
]);

function seen(text: string): string[] {
  return matcher.find(text).map(({ start, end, why }) => `${text.slice(start, end)}: ${why}`);
}

describe('compilePhrases', () => {
  it.each([
    ['so silly!', ['silly: exact']],
    ['so SILLY!', ['SILLY: case']],
    ['síllÿ', ['síllÿ: accent']],
    ['si\u0301lly\u0301!', ['si\u0301lly\u0301: accent']],
    ['s\u00adi\u200blly', ['s\u00adi\u200blly: invisible']],
    ['sіllу', ['sіllу: look-alike']],
    ['𝓼𝓲𝓵𝓵𝔂 ｓｉｌｌｙ', ['𝓼𝓲𝓵𝓵𝔂: look-alike', 'ｓｉｌｌｙ: look-alike']],
    ['siIly SlLLY', ['siIly: look-alike', 'SlLLY: look-alike']],
    ['SiLlY sIlLy', ['SiLlY: case', 'sIlLy: case']],
    ['rnuppet', ['rnuppet: look-alike']],
    ['silly\n \u200b sausage', ['silly: exact', 'silly\n \u200b sausage: invisible']],
    ['cafe CAFÉ', ['cafe: accent', 'CAFÉ: case']],
    ['mcintyre, McIntyre', ['mcintyre: case', 'McIntyre: exact']],
    ['C++ is a.c', ['C++: exact', 'a.c: exact']],
    ['x, X', ['x: exact', 'X: case']],
    ['🦆   duck', ['🦆   duck: spacing']],
    ['\ud800silly\udc00', ['silly: exact']],
    ['|silly| _x', ['silly: exact']],
  ])('finds in %j', (text, found) => {
    expect(seen(text)).toEqual(found);
  });

  it.each([
    ['sillyness'],
    ['unsilly'],
    ['silly1'],
    ['silly_me'],
    ['abc'],
    ['xx'],
    ['a fall'],
    ['cafés'],
    ['\u0078\u0301y'],
    ['sausage'],
    [''],
  ])('finds nothing in %j', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('gives offsets in the original, and the phrase as it was given', () => {
    expect(compilePhrases(['Silly  Sausage ']).find('😀 sílly sausage')).toEqual([
      { start: 3, end: 16, phrase: 'Silly  Sausage ', why: 'accent' },
    ]);
  });

  it('does not match inside one character: m looks like r and n, but is neither', () => {
    expect(compilePhrases(['nob', 'r', 'n']).find('mob m')).toEqual([]);
  });

  it('finds nothing for no phrases and for empty ones', () => {
    expect(compilePhrases([]).find('silly')).toEqual([]);
    expect(compilePhrases(['', ' ', '\u200b', '\u0301']).find('silly \u200b  \u0301')).toEqual([]);
  });

  it('reports the first of phrases that fold to the same', () => {
    expect(
      compilePhrases(['Muppet', 'muppet'])
        .find('muppet')
        .map(({ phrase }) => phrase),
    ).toEqual(['Muppet']);
  });

  it('takes every character of a phrase as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (phrase) => {
        fc.pre(phrase.trim() !== '');
        const [match] = compilePhrases([phrase]).find(`-- ${phrase.trim()} --`);
        expect(match).toMatchObject({ start: 3, end: 3 + phrase.trim().length, phrase, why: 'exact' });
      }),
    );
  });

  it('finds a phrase between any two texts, and every place lies within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = `${before} silly ${after}`;
        const found = matcher.find(text);
        expect(found).toContainEqual({
          start: before.length + 1,
          end: before.length + 6,
          phrase: 'silly',
          why: 'exact',
        });
        expect(found.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      }),
    );
  });

  it('holds ten thousand phrases', () => {
    const phrases = Array.from({ length: 10_000 }, (_, index) => `word${String(index)} stop`);
    expect(compilePhrases(phrases).find('a WORD9876 stop b')).toEqual([
      { start: 2, end: 15, phrase: 'word9876 stop', why: 'case' },
    ]);
  });

  it('comes to an end with a long text made to go wrong', () => {
    const phrases = ['a'.repeat(500), `${'a'.repeat(500)}b`];
    expect(compilePhrases(phrases).find('a'.repeat(300_000))).toEqual([]);
    expect(compilePhrases(['a b']).find(`${' '.repeat(300_000)}a ${' '.repeat(300_000)}b`)).toHaveLength(1);
  });
});
