import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posesAs } from './poses-as.ts';

const reserved = ['police', 'moderator', 'mod', 'admin', 'Childline', 'NSPCC', 'Hillbrook School'];

describe('posesAs', () => {
  it.each([
    ['Police', 'police'],
    ['POLICE', 'police'],
    ['The police', 'police'],
    ['Policeman Sam', 'police'],
    ['Police_Officer', 'police'],
    ['SamPolice', 'police'],
    ['p o l i c e', 'police'],
    ['p-o-l-i-c-e Sam', 'police'],
    ['p o l i c e m a n', 'police'],
    ['Po lice Sam', 'police'],
    ['Pol-ice', 'police'],
    ['Pol-iceman', 'police'],
    ['SamPoliceman', 'police'],
    ['P0LICE', 'police'],
    ['Pol1ce', 'police'],
    ['PoIice', 'police'],
    ['Pоlісе', 'police'],
    ['Pólicé', 'police'],
    ['ᴘᴏʟɪᴄᴇ', 'police'],
    ['𝓹𝓸𝓵𝓲𝓬𝓮', 'police'],
    ['po\u200blice', 'police'],
    ['rnoderator', 'moderator'],
    ['Moderators', 'moderator'],
    ['m o d e r a t o r', 'moderator'],
    ['The Mod', 'mod'],
    ['Administrator', 'admin'],
    ['chiIdIine', 'Childline'],
    ['N.S.P.C.C.', 'NSPCC'],
    ['hillbrook  school', 'Hillbrook School'],
    ['HillbrookSchool Council', 'Hillbrook School'],
  ])('%s poses as %s', (name, word) => {
    expect(posesAs(name, reserved)).toBe(word);
  });

  it.each([
    ['Polly'],
    ['Admir'],
    ['Modesty'],
    ['Maud'],
    ['Poli Cecil'],
    ['Badminton'],
    ['Hillary Brook'],
    ['Brook School'],
    ['Child'],
    ['Anna Mo'],
    ['ポリー'],
    [''],
  ])('%s is an ordinary name', (name) => {
    expect(posesAs(name, reserved)).toBe(null);
  });

  it('passes over empty reserved words', () => {
    expect(posesAs('Sam', ['', ' - '])).toBe(null);
  });

  it('sees a reserved word among other words, in any case, spaced out or not', () => {
    const name = fc.record({
      taken: fc.constantFrom('police', 'moderator', 'nspcc'),
      before: fc.constantFrom('Sam', 'Zed', ''),
      after: fc.constantFrom('Sam', 'Zed', ''),
      upper: fc.boolean(),
      spaced: fc.boolean(),
    });
    fc.assert(
      fc.property(name, ({ taken, before, after, upper, spaced }) => {
        const cased = upper ? taken.toUpperCase() : taken;
        const written = spaced ? Array.from(cased).join(' ') : cased;
        expect(posesAs(`${before} ${written} ${after}`, ['police', 'moderator', 'nspcc'])).toBe(taken);
      }),
    );
  });

  it('answers at once for a huge name', () => {
    expect(posesAs('a '.repeat(500_000), reserved)).toBe(null);
  });
});
