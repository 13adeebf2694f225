import { countGraphemes } from './graphemes.ts';
import { isOddlyMixed } from './mixed-script.ts';

/** Why a public name cannot be had, in the order in which they are looked at. */
export type PublicNameProblem = 'too-short' | 'too-long' | 'characters' | 'mixed-script';

/** The tidied name, or what is wrong with it. */
export type PublicNameCheck = { ok: true; name: string } | { ok: false; reason: PublicNameProblem };

/** Graphemes. */
const minLength = 2;
const maxLength = 30;

/** No name of 30 graphemes that we allow is longer, in UTF-16 units: so a megabyte costs nothing. */
const maxUnits = 500;

/**
 * A letter with at most two marks, then letters with at most two marks each, digits, spaces, apostrophes, hyphens and
 * full stops. For text in NFD. The alternatives begin with different characters, so matching is linear.
 */
const namePattern = /^\p{L}\p{M}{0,2}(?:\p{L}\p{M}{0,2}|[\p{Nd} '’ʼʻ.‐‑-])*$/u;

/**
 * Letters and digits that are dressed-up others (𝓐, Ａ, ᴬ, ﬁ, 𝟏), and the letters that are not to be seen. Phonetic
 * and mathematical letters of no script are with them; the Ukrainian and Hawaiian apostrophes are not.
 */
const dressedUp =
  /\p{Default_Ignorable_Code_Point}|(?![ʼʻ])(?=[\p{L}\p{Nd}])(?![0-9])\p{Script_Extensions=Common}/u;

function isDressedUp(name: string): boolean {
  if (dressedUp.test(name)) return true;
  for (const character of name) {
    if (/\p{Script=Latin}/u.test(character) && character.normalize('NFKC') !== character) return true;
  }
  return false;
}

/**
 * Tidies and checks a name that someone wants to be known by: NFC, trimmed, runs of spaces made one. Then 2 to 30
 * graphemes; letters of any one script with at most two marks each, digits, spaces, apostrophes, hyphens and full
 * stops; a letter first. Whether it is taken or poses as someone are questions for `nameKey` and `posesAs`.
 *
 * @example checkPublicName('  Zoë   B. ') // { ok: true, name: 'Zoë B.' }
 */
export function checkPublicName(name: string): PublicNameCheck {
  if (name.length > maxUnits) return { ok: false, reason: 'too-long' };
  const tidied = name
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  const length = countGraphemes(tidied);
  if (length < minLength) return { ok: false, reason: 'too-short' };
  if (length > maxLength) return { ok: false, reason: 'too-long' };
  if (isDressedUp(tidied) || !namePattern.test(tidied.normalize('NFD')))
    return { ok: false, reason: 'characters' };
  if (isOddlyMixed(tidied)) return { ok: false, reason: 'mixed-script' };
  return { ok: true, name: tidied };
}
