import { describe, expect, it } from 'vitest';
import { isShouting } from './shouting.ts';

describe('isShouting', () => {
  it.each([
    ['THIS IS OUTRAGEOUS', true],
    ['ЭТО ВОЗМУТИТЕЛЬНО', true],
    ['ABCDEFGHIJKL', true],
    ['ABCDEFGHIJK', false],
    ['ABCDEFGHIJKLmno', true],
    ['ABCDEFGHIJKLmnop', false],
    ['The NSPCC and the BBC', false],
    ['HURRAH!!! 111 222 333', false],
    ['これはペンです。これはペンです A', false],
    ['', false],
  ])('%j: %s', (text, shouting) => {
    expect(isShouting(text)).toBe(shouting);
  });
});
