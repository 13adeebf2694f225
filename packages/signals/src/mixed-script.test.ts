import { describe, expect, it } from 'vitest';
import { isMixedScript, isOddlyMixed } from './mixed-script.ts';

describe('isMixedScript', () => {
  // The examples of UTS #39 section 5.1, and our own.
  it.each([
    ['Circle', false],
    ['СirсlУ', true],
    ['Сirсlе', true],
    ['〆切', false],
    ['ねガ', false],
    ['김 金', false],
    ['ㄅ中', false],
    ['カレー', false],
    ['नीलम', false],
    ['Мария 2-я', false],
    ['Toys Я Us', true],
    ['Aya あや', true],
    ['αlpha', true],
    ['123 !', false],
    ['', false],
    ['e\u0301', false],
    ['𐐀𐐁', false],
  ])('%s: %s', (text, mixed) => {
    expect(isMixedScript(text)).toBe(mixed);
  });
});

describe('isOddlyMixed', () => {
  it.each([
    ['Aya あや', false],
    ['Kim 김', false],
    ['Li 李 ㄌ', false],
    ['Мaria', true],
    ['あや 김', true],
    ['Aya あや Я', true],
  ])('%s: %s', (text, odd) => {
    expect(isOddlyMixed(text)).toBe(odd);
  });
});
