import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  '/',
  '/stories/a-fine-day',
  '/stories/a-fine-day?sort=oldest#comment-1',
  '/sign-ins',
  '/stories/caf%C3%A9',
])('%s is where one comes back to', (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['another host', 'https://elsewhere.example'],
  ['two slashes', '//elsewhere.example'],
  ['a slash and a backslash', '/\\elsewhere.example'],
  ['two backslashes', '\\\\elsewhere.example'],
  ['a tab between the slashes', '/\t/elsewhere.example'],
  ['a line end between the slashes', '/\r\n/elsewhere.example'],
  ['a dot between the slashes', '/.//elsewhere.example'],
  ['dots between the slashes', '/a/..//elsewhere.example'],
  ['coded dots between the slashes', '/%2e//elsewhere.example'],
  ['a script', 'javascript:alert(1)'],
  ['a leading space', ' //elsewhere.example'],
  ['the sign-in itself', '/sign-in?next=/'],
  ['the exit', '/exit'],
  ['a host that cannot be', '//['],
])('%s leads to the front page', (_what, next) => {
  expect(localPath(next)).toBe('/');
});

test('whatever is asked for, a browser stays on the site', () => {
  const parts = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '%2e', '@', ':', '?', '#', 'elsewhere.example'),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (list) => {
      const path = localPath(`/${list.join('')}`);
      expect(new URL(path, 'https://site.example/sign-in/code').origin).toBe('https://site.example');
      expect(path).toMatch(/^[\x21-\x7e]+$/);
    }),
    { numRuns: 2_000 },
  );
});
