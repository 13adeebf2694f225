import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFingerprint } from './fingerprint.ts';

describe('textFingerprint', () => {
  it.each([
    ['Buy my socks!', 'buy  my socks'],
    ['Buy my socks!', '  "BUY", my: socks...'],
    ['Buy my socks', 'Ｂuy my ｓocks'],
    ['Buy my socks', 'Buy\u200b my\u00ad socks\n\n'],
    ['Buy my socks', '$$$ Buy + my = socks $$$'],
  ])('%j repeats %j', (one, other) => {
    expect(textFingerprint(one)).toBe(textFingerprint(other));
  });

  it.each([
    ['Buy my socks', 'Buy my sock'],
    ['👍', '👎'],
    ['?', '!'],
    ['é', 'e'],
  ])('%j does not repeat %j', (one, other) => {
    expect(textFingerprint(one)).not.toBe(textFingerprint(other));
  });

  it('does not depend on the normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textFingerprint(text.normalize('NFD'))).toBe(textFingerprint(text));
      }),
    );
  });
});
