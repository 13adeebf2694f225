import { nameKey } from './name-key.ts';

/** Reserved words shorter than this count as whole words alone: "mod" is no part of "Modesty". */
const minPrefixLength = 5;

/** UTF-16 units that are looked at: far more than a public name may have, so that a huge text costs nothing. */
const maxUnits = 200;

/** The words of a name as keys: parted at spaces and punctuation and where a capital follows a small letter. */
function wordKeys(name: string): string[] {
  return name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .split(/[\p{Z}\p{P}\p{Cc}]+/u)
    .map(nameKey)
    .filter((key) => key !== '');
}

/** Every run of neighbouring words, joined: "Po lice Sam" and "p o l i c e m a n" hold "police". */
function runsOf(words: string[]): Set<string> {
  const runs = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    let run = '';
    for (const word of words.slice(from)) {
      run += word;
      runs.add(run);
    }
  }
  return runs;
}

/**
 * The reserved word that a name poses as, or null. A reserved word counts where it makes up one or more whole words of
 * the name, through look-alike letters, letter case, accents, spacing and punctuation ("P0LICE", "p o l i c e",
 * "Police_Officer", "SamPolice"), and where a word begins with it if it has five letters or more ("Policeman Sam").
 * Inside a word it does not ("Badminton"). The answer is the first in the list, as written there; the first 200 UTF-16
 * units of the name are looked at.
 */
export function posesAs(name: string, reservedWords: readonly string[]): string | null {
  const start = name.slice(0, maxUnits);
  const words = wordKeys(start);
  const unbroken = start.split(/[\p{Z}\p{Cc}]+/u).map(nameKey);
  const candidates = [...words, ...unbroken];
  const runs = runsOf(words);

  for (const reserved of reservedWords) {
    const key = nameKey(reserved);
    if (key === '') continue;
    if (runs.has(key)) return reserved;
    const long = Array.from(reserved.matchAll(/[\p{L}\p{N}]/gu)).length >= minPrefixLength;
    if (long && candidates.some((candidate) => candidate.startsWith(key))) return reserved;
  }
  return null;
}
