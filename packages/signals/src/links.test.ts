import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from './links.ts';

function written(text: string): string[] {
  return findLinks(text).map(({ start, end }) => text.slice(start, end));
}

describe('findLinks', () => {
  it.each([
    ['See example.org.', ['example.org']],
    [
      'http://example.org/a?b=c#d, and https://x.example.com',
      ['http://example.org/a?b=c#d', 'https://x.example.com'],
    ],
    ['www.example.xyz/page', ['www.example.xyz/page']],
    ['WWW.EXAMPLE.ORG!', ['WWW.EXAMPLE.ORG']],
    ['www.example.bananas', ['www.example.bananas']],
    ['(example.org/a_(b))', ['example.org/a_(b)']],
    ['😀 example.app', ['example.app']],
    ['Example.Org', ['Example.Org']],
    ['http://user@example.org/', ['http://user@example.org/']],
    ['пример.рф', ['пример.рф']],
    ['http://localhost:3000', ['http://localhost:3000']],
    ['example.org\u200b', ['example.org']],
  ])('finds those in %j', (text, links) => {
    expect(written(text)).toEqual(links);
  });

  it.each([
    ['sam@example.org'],
    ['sam.co@example.org'],
    ['www.sam@example.org'],
    ['mailto:sam@example.org'],
    ['ftp://example.org'],
    ['javascript:alert(1)'],
    ['Home late.It was fun'],
    ['At 3.5 m, e.g. here'],
    ['www.'],
    ['node.js'],
    [''],
  ])('finds none in %j', (text) => {
    expect(written(text)).toEqual([]);
  });

  it('gives each an address to link to', () => {
    expect(findLinks('See example.org/a or https://example.org')).toEqual([
      { start: 4, end: 17, url: 'http://example.org/a' },
      { start: 21, end: 40, url: 'https://example.org' },
    ]);
    expect(findLinks('www.example.org')).toEqual([{ start: 0, end: 15, url: 'http://www.example.org' }]);
  });

  it('never throws, and gives places in order that do not overlap, with web addresses alone', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom(
        'http://',
        'www.',
        'example',
        '.org',
        '/',
        '@',
        '(',
        '[',
        ':',
        'javascript:',
        '\ud800',
        ' ',
        '//',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let from = 0;
        for (const { start, end, url } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(url).toMatch(/^https?:\/\//i);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each([
    'http://',
    'a.',
    'www.',
    'a.co(',
    'http://a.org/(([{',
    'http://a@',
    "a.org/'",
    'a-',
    '[::1',
    '.Aa',
  ])('comes to an end with a long run of %j', (piece) => {
    expect(findLinks(piece.repeat(30_000)).length).toBeLessThanOrEqual(30_000);
  });
});
