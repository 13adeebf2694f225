import { describe, expect, test } from 'vitest';
import { readStoryAddress, spellingsOf } from './story-address.ts';

const page = 'https://www.paper.example/news/mill';

describe('the address of a page', () => {
  test.each([
    ['as it is', page, page],
    ['with a last slash', `${page}/`, page],
    ['with several', `${page}///`, page],
    ['with a place on the page', `${page}#comments`, page],
    ['with where the reader came from', `${page}?utm_source=mail&utm_medium=x&fbclid=1&gclid=2`, page],
    ['with the usual port and capitals', 'HTTPS://WWW.Paper.Example:443/news/mill', page],
    ['with space around', `  ${page}\n`, page],
    ['with a part that tells pages apart', `${page}?id=7&utm_source=mail`, `${page}?id=7`],
    ['of a whole site', 'https://www.paper.example', 'https://www.paper.example/'],
    ['with capitals in its path', 'https://www.paper.example/News', 'https://www.paper.example/News'],
  ])('%s has one spelling', (_what, written, read) => {
    expect(readStoryAddress(written).href).toBe(read);
  });

  test.each([
    '',
    'news',
    '//www.paper.example/',
    'ftp://paper.example/',
    'data:text/plain,x',
    'https://a:b@paper.example/',
  ])('“%s” is none', (written) => {
    expect(() => readStoryAddress(written)).toThrow(
      expect.objectContaining({ code: 'url-invalid', field: 'url' }),
    );
  });

  test('is looked for as an import may have written it', () => {
    expect(spellingsOf(readStoryAddress(page)).sort()).toEqual([
      'http://www.paper.example/news/mill',
      'http://www.paper.example/news/mill/',
      page,
      `${page}/`,
    ]);
    expect(new Set(spellingsOf(new URL('https://paper.example/?p=7')))).toEqual(
      new Set(['http://paper.example/?p=7', 'https://paper.example/?p=7']),
    );
  });
});
