import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlug, numberedSlug, slugify } from './slugify.ts';

describe('an address made from a headline', () => {
  test.each([
    ['A fine day on the green', 'a-fine-day-on-the-green'],
    ['  “Don’t stop!” says mayor, 94  ', 'dont-stop-says-mayor-94'],
    ['Café crème à la Fenmère', 'cafe-creme-a-la-fenmere'],
    ['Straße, Øre, Łódź & Æsir', 'strasse-ore-lodz-and-aesir'],
    ['ＦＵＬＬ ｗｉｄｔｈ ½', 'full-width-1-2'],
    ['!!!', 'story'],
    ['村の会議', 'story'],
    ['', 'story'],
  ])('%s gives %s', (headline, slug) => {
    expect(slugify(headline)).toBe(slug);
  });

  test('is cut between words', () => {
    const slug = slugify('The parish council will meet '.repeat(5));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^the-parish-council-will-meet-.*-(the|parish|council|will|meet)$/);
  });

  test('is cut anywhere when it is one long word', () => {
    expect(slugify('x'.repeat(200))).toBe('x'.repeat(80));
  });

  test('is an address whatever the headline', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => isSlug(slugify(text))));
  });
});

test('a numbered address stays short enough', () => {
  expect(numberedSlug('a-fine-day', 2)).toBe('a-fine-day-2');
  const long = numberedSlug('x'.repeat(80), 1234);
  expect(long).toHaveLength(80);
  expect(long).toMatch(/x-1234$/);
});

test.each(['A-day', 'a--day', '-a', 'a-', 'a day', 'tåg', '', 'x'.repeat(81)])(
  '“%s” is not an address',
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);
