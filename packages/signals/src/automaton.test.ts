import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from './automaton.ts';

describe('buildAutomaton', () => {
  it('finds what searching for each pattern by itself finds', () => {
    const symbols = fc.integer({ min: 1, max: 3 });
    const patterns = fc.uniqueArray(fc.array(symbols, { minLength: 1, maxLength: 4 }), {
      selector: (pattern) => pattern.join(),
    });
    fc.assert(
      fc.property(patterns, fc.array(symbols, { maxLength: 60 }), (list, text) => {
        const expected = list.flatMap((pattern, index) =>
          text.flatMap((_, at) =>
            pattern.every((symbol, offset) => text[at + offset] === symbol)
              ? [`${String(index)} ${String(at + pattern.length)}`]
              : [],
          ),
        );
        const found = buildAutomaton(list).scan(text);
        expect(found.map(({ pattern, end }) => `${String(pattern)} ${String(end)}`).sort()).toEqual(
          expected.sort(),
        );
      }),
    );
  });

  it('without patterns finds nothing', () => {
    expect(buildAutomaton([]).scan([1, 2, 3])).toEqual([]);
  });
});
