import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateConfusables, parseConfusables } from '../generate/confusables.ts';
import { confusablesVersion } from './generated/confusables.ts';
import { skeleton } from './skeleton.ts';

const repository = new URL('../../../', import.meta.url);
const source = fileURLToPath(new URL('../shared/data/unicode/confusables.txt', repository));
const generated = fileURLToPath(new URL('generated/confusables.ts', import.meta.url));
const withSource = existsSync(source);
const title = withSource
  ? 'against confusables.txt'
  : `against confusables.txt (skipped: it is not at ../shared/data/unicode)`;

describe.skipIf(!withSource)(title, () => {
  const text = withSource ? readFileSync(source, 'utf8') : '';

  it('the generated table is what the generator makes of it', () => {
    expect(readFileSync(generated, 'utf8')).toBe(generateConfusables(text));
  });

  it('every source has the skeleton of its target, but where NFD takes the source apart first', () => {
    const rows = parseConfusables(text);
    expect(rows).toHaveLength(6565);
    const different = rows
      .map((row) => ({ from: String.fromCodePoint(row.source), to: String.fromCodePoint(...row.prototype) }))
      .filter(({ from, to }) => skeleton(from) !== skeleton(to));
    // Rows such as "Й → Ѝ": step 1 of the skeleton makes И and a breve of the source, for which there is no row.
    expect(different.filter(({ from }) => from.normalize('NFD') === from)).toEqual([]);
    expect(different).toHaveLength(22);
  });
});

describe('generating the table', () => {
  it('refuses a file that is not confusables.txt', () => {
    expect(() => generateConfusables('0041 ; 0042 ; MA')).toThrow(/confusables\.txt/);
  });

  it('notes the version of Unicode', () => {
    expect(confusablesVersion).toBe('17.0.0');
  });
});

describe('skeleton', () => {
  it.each([
    ['раура', 'paypa', 'Cyrillic and Latin'],
    ['Αlех', 'Alex', 'Greek capital alpha, Cyrillic e and ha'],
    ['rnary', 'mary', 'r and n beside m'],
    ['BilI', 'Bi1l', 'I, 1 and l'],
    ['O0', '0O', 'O and 0'],
    ['pa\u200byp\u00ada', 'paypa', 'zero-width space and soft hyphen'],
    ['e\u0301', 'é', 'composed and decomposed'],
    ['ﬁn', 'fin', 'a ligature'],
  ])('%s and %s share one: %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other));
  });

  it('keeps apart what does not look alike', () => {
    expect(skeleton('Mary')).not.toBe(skeleton('Maria'));
    expect(skeleton('Zoe')).not.toBe(skeleton('Zoë'));
  });

  it('puts marks in order that an ignorable kept apart', () => {
    expect(skeleton('a\u0301\u034f\u0323')).toBe(skeleton('a\u0323\u0301'));
  });

  it('of a skeleton is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text));
      }),
    );
    expect(skeleton(skeleton('ǆ'))).toBe(skeleton('ǆ'));
  });

  it('is the same for canonically equivalent texts, and in NFD', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(skeleton(text.normalize('NFC'))).toBe(skeleton(text.normalize('NFD')));
        expect(skeleton(text)).toBe(skeleton(text).normalize('NFD'));
      }),
    );
  });
});
