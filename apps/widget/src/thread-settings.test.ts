import { describe, expect, test } from 'vitest';
import { readSettings } from './thread-settings.ts';

const around = {
  script: 'https://talk.example.org/widget.js',
  page: 'https://paper.example.org/ducks?from=mail#end',
  canonical: null,
};

function read(attributes: Record<string, string>, where: { canonical?: string } = {}) {
  return readSettings((name) => attributes[name] ?? null, { ...around, ...where });
}

describe('the attributes of a thread', () => {
  test('left out, the script says where the newsroom is and the page says which story', () => {
    expect(read({})).toEqual({
      site: 'https://talk.example.org',
      story: null,
      url: 'https://paper.example.org/ducks?from=mail',
      sort: 'newest',
      after: null,
      theme: 'auto',
      problems: [],
    });
  });

  test('the canonical link of the page is better than its address', () => {
    expect(read({}, { canonical: '/ducks' }).url).toBe('https://paper.example.org/ducks');
  });

  test('are taken where they make sense', () => {
    const settings = read({ site: 'http://localhost:3000/', story: ' ducks ', sort: 'liked', theme: 'dark' });
    expect(settings).toMatchObject({
      site: 'http://localhost:3000',
      story: 'ducks',
      sort: 'liked',
      theme: 'dark',
      problems: [],
    });
  });

  test('that are wrong fall back, and each is told', () => {
    const settings = read({ site: 'javascript:x', url: 'ftp://x', sort: 'best', theme: 'pink' });
    expect(settings).toMatchObject({
      site: 'https://talk.example.org',
      url: 'https://paper.example.org/ducks?from=mail',
      sort: 'newest',
      theme: 'auto',
    });
    expect(settings.problems).toHaveLength(4);
    expect(settings.problems[2]).toBe('sort="best" is not one of newest, oldest, replied, liked.');
  });
});
