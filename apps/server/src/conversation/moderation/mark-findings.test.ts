import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markFindings } from './mark-findings.ts';

test('a place is marked with its reason, the rest is plain', () => {
  expect(markFindings('call me a muppet today', [{ start: 10, end: 16, why: 'a rude word' }])).toEqual([
    [
      { text: 'call me a ', whys: [] },
      { text: 'muppet', whys: ['a rude word'] },
      { text: ' today', whys: [] },
    ],
  ]);
});

test('overlapping places become one mark with all reasons, across paragraphs too', () => {
  const findings = [
    { start: 6, end: 11, why: 'second' },
    { start: 4, end: 8, why: 'first' },
    { start: null, end: null, why: 'about the whole text' },
  ];
  expect(markFindings('one two\nthree', findings)).toEqual([
    [
      { text: 'one ', whys: [] },
      { text: 'two', whys: ['first', 'second'] },
    ],
    [
      { text: 'thr', whys: ['first', 'second'] },
      { text: 'ee', whys: [] },
    ],
  ]);
});

test('whatever the places are, no letter is lost, doubled or moved', () => {
  const place = fc.record({
    start: fc.integer({ min: 0, max: 40 }),
    end: fc.integer({ min: 0, max: 60 }),
    why: fc.constantFrom('a', 'b'),
  });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('x', 'é', '😀', '\n', ' '), maxLength: 40 }),
      fc.array(place, { maxLength: 6 }),
      (text, findings) => {
        const shown = markFindings(text, findings).map((pieces) =>
          pieces.map((piece) => piece.text).join(''),
        );
        expect(shown).toEqual(text.split('\n').filter((line) => line !== ''));
      },
    ),
  );
});
