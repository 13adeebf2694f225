/** Promise 3, one tap to help: every page a reader sees has “Worried? Get help” and “Exit this page”. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTable } from '../src/newsroom/people/index.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

/** Pages that staff alone see, and what answers with no page. */
const isNoReadersPage = (path: string) => /^\/(desk|api|threads)(\/|$)|^\/exit$/.test(path);

describe.each(engines)('one tap to help, on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => void (newsroom = await openTestNewsroom(engine)));
  afterAll(() => newsroom.close());

  test('on every page for readers, also on those that are not there', async () => {
    const reader = await newsroom.person();
    const posted = await reader.post('/stories/a-fine-day/comments', {
      agreeToRules: 'yes',
      text: 'A fine day it was.',
      submissionKey: 'one',
    });
    const commentId = /posted=([\w-]+)/.exec(String(posted.headers.location))?.[1] ?? '';
    const paths = Object.keys(accessTable)
      .filter((route) => route.startsWith('GET '))
      .map((route) => route.slice('GET '.length))
      .filter((path) => !isNoReadersPage(path))
      .flatMap((path) => [
        path.replace('/comments/:id', `/comments/${commentId}`).replace(/:(slug|key)/, 'a-fine-day'),
        path,
      ]);
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths)
      for (const visitor of [newsroom.guest, reader]) {
        const response = await visitor.get(path.replaceAll(/:\w+/g, 'none'));
        if (response.statusCode >= 300 && response.statusCode < 400) continue;
        expect(response.body, path).toContain('Worried? Get help');
        expect(response.body, path).toContain('Exit this page');
      }
  });
});
