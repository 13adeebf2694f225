import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGraphemes } from './graphemes.ts';
import { checkPublicName } from './public-name.ts';

describe('checkPublicName', () => {
  it.each([
    ['  Zoë   B. ', 'Zoë B.'],
    ['Zoe\u0308', 'Zoë'],
    ['Mary\u00a0Ann', 'Mary Ann'],
    ['Sam 12', 'Sam 12'],
    ["O'Neil", "O'Neil"],
    ['O’Neil', 'O’Neil'],
    ['Jean-Luc', 'Jean-Luc'],
    ['Nguyễn', 'Nguyễn'],
    ['Анна', 'Анна'],
    ['Aya あや', 'Aya あや'],
    ['한나', '한나'],
    ['カレー', 'カレー'],
    ['नीलम', 'नीलम'],
    ['ส้มโอ', 'ส้มโอ'],
    ['محمد', 'محمد'],
    ['דָּוִד', 'דָּוִד'],
    ['ʻAkela', 'ʻAkela'],
    ['Łukasz', 'Łukasz'],
    ['a'.repeat(30), 'a'.repeat(30)],
  ])('takes %j', (name, tidied) => {
    expect(checkPublicName(name)).toEqual({ ok: true, name: tidied });
  });

  it.each([
    ['', 'too-short'],
    ['  M ', 'too-short'],
    ['m\u0308', 'too-short'],
    ['a'.repeat(31), 'too-long'],
    ['a'.repeat(1_000_000), 'too-long'],
    ['12', 'characters'],
    ['1Sam', 'characters'],
    ['-Sam', 'characters'],
    ['Sam_1', 'characters'],
    ['Sam@example.org', 'characters'],
    ['Sam😀', 'characters'],
    ['Sam<b>', 'characters'],
    ['Sam\nAnn', 'characters'],
    ['Sam\u0000', 'characters'],
    ['Sam\u200bmy', 'characters'],
    ['Sam\u202eyrraL', 'characters'],
    ['Sam\u2066', 'characters'],
    ['\u3164\u3164', 'characters'],
    ['Sam\ud800', 'characters'],
    ['Z\u0327\u0308\u0301oe', 'characters'],
    ['\u0301Sam', 'characters'],
    ['Sam 1\u0301', 'characters'],
    ['𝓜ary', 'characters'],
    ['Ｍary', 'characters'],
    ['ᴹary', 'characters'],
    ['Sam 𝟏', 'characters'],
    ['Мaria', 'mixed-script'],
    ['Sam Я', 'mixed-script'],
  ])('refuses %j: %s', (name, reason) => {
    expect(checkPublicName(name)).toEqual({ ok: false, reason });
  });

  it('takes its own answer unchanged, and the answer is within bounds', () => {
    const letters = fc.constantFrom(...Array.from("abzABZéüłŁßñ '-.19"));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: letters, maxLength: 40 })),
        (text) => {
          const check = checkPublicName(text);
          if (!check.ok) return;
          expect(checkPublicName(check.name)).toEqual(check);
          expect(countGraphemes(check.name)).toBeGreaterThanOrEqual(2);
          expect(countGraphemes(check.name)).toBeLessThanOrEqual(30);
          expect(check.name).not.toMatch(/\p{C}|^\P{L}| {2}| $/u);
        },
      ),
    );
  });
});
