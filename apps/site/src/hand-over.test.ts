import { expect, test, vi } from 'vitest';
import { handOverSession } from './hand-over.ts';

/** As much of a page as the script looks at. */
function pageWith(parts: { data?: Record<string, string>; opener?: unknown }) {
  const close = vi.fn();
  const element = parts.data ? { dataset: parts.data } : null;
  const page = {
    querySelector: (selector: string) => (selector === '[data-hand-over]' ? element : null),
    defaultView: { opener: parts.opener ?? null, close },
  };
  return { page: page as unknown as Document, close };
}

const data = { handOver: 'once', opener: 'https://www.paper.example' };

test('the page that opened the window gets the token, that origin alone, and the window closes', () => {
  const postMessage = vi.fn();
  const { page, close } = pageWith({ data, opener: { postMessage } });
  handOverSession(page);
  expect(postMessage.mock.calls).toEqual([
    [{ type: 'folkmoot:signed-in', token: 'once' }, 'https://www.paper.example'],
  ]);
  expect(close).toHaveBeenCalledOnce();
});

test('without a page that waits, the window stays with its words', () => {
  const { page, close } = pageWith({ data });
  handOverSession(page);
  expect(close).not.toHaveBeenCalled();
});

test('every other page tells its opener nothing', () => {
  const postMessage = vi.fn();
  const { page, close } = pageWith({ opener: { postMessage } });
  handOverSession(page);
  expect([postMessage.mock.calls.length, close.mock.calls.length]).toEqual([0, 0]);
});
