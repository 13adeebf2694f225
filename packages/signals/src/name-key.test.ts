import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldShapes } from './fold.ts';
import { nameKey } from './name-key.ts';
import { skeleton } from './skeleton.ts';

const asciiName = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);

describe('nameKey', () => {
  it.each([
    ['mary ann'],
    ['MARY ANN'],
    ['Маry Аnn'],
    ['МАRY  АNN'],
    ['Mary\u200bAnn'],
    ['Máry Änn'],
    ['Ｍary Ａnn'],
    ['ᴍᴀʀʏ ᴀɴɴ'],
    ['𝓜ary 𝐀nn'],
    ['rnary.ann'],
    ['"Mary_Ann"'],
  ])('%s has the key of Mary-Ann', (name) => {
    expect(nameKey(name)).toBe(nameKey('Mary-Ann'));
  });

  it.each([
    ['Bill', 'BiIl'],
    ['Bill', 'B1ll'],
    ['Bill', 'BILL'],
    ['Bob', 'B0b'],
    ['Марта', 'МАРТА'],
    ['Straße', 'STRASSE'],
  ])('%s and %s share a key', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['Mary', 'Maria'],
    ['Sam', 'Sam2'],
    ['Tom', 'Tim'],
    ['あや', 'あき'],
    ['नीलम', 'नीलिमा'],
    ['محمد', 'أحمد'],
  ])('%s and %s do not', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('is empty for a text of signs alone', () => {
    expect(nameKey(' -- !')).toBe('');
  });

  it('makes no difference of letter case, spacing or punctuation', () => {
    fc.assert(
      fc.property(asciiName, fc.nat(), (name, at) => {
        const cut = at % name.length;
        const variant = `${name.slice(0, cut)}-${name.slice(cut)} `.toUpperCase();
        expect(nameKey(variant)).toBe(nameKey(name));
      }),
    );
  });

  it('is the same for names with the same skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(nameKey(skeleton(name))).toBe(nameKey(name));
      }),
    );
  });
});

describe('foldShapes', () => {
  it('settles for every character there is', { timeout: 60_000 }, () => {
    const unsettled: string[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      const folded = foldShapes(String.fromCodePoint(codePoint));
      if (foldShapes(folded) !== folded) unsettled.push(codePoint.toString(16));
    }
    expect(unsettled).toEqual([]);
  });
});
