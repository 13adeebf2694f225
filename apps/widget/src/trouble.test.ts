import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refused, describeTrouble, findStatus } from './trouble.ts';

const where = { site: 'https://talk.example.org', page: 'https://paper.example.org' };

afterEach(() => vi.unstubAllGlobals());

describe('a thread that cannot be shown', () => {
  test('because the page is not listed says what to do, to readers and in the console', () => {
    const { words, hint } = describeTrouble(403, where);
    expect(words).toContain('https://talk.example.org has to list https://paper.example.org first');
    expect(hint).toContain('--embed-origin https://paper.example.org');
  });

  test('because nobody answers asks for the line, and in the console for the policy of the page', () => {
    const { words, hint } = describeTrouble(0, where);
    expect(words).toContain('Are you online?');
    expect(hint).toContain('connect-src https://talk.example.org');
  });

  test('is told apart by whether the server still gives the script', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('')));
    expect(await findStatus(new TypeError(), where.site)).toBe(403);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
    expect(await findStatus(new TypeError(), where.site)).toBe(0);
    expect(await findStatus(new Refused(404), where.site)).toBe(404);
  });
});
