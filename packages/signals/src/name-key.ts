import { foldShapes } from './fold.ts';

/**
 * The key under which public names are compared: two names with the same key would be taken for each other.
 * Letter case, accents, spaces, punctuation and look-alike letters make no difference; nor do `I`, `i`, `l`, `1` and
 * `|`, because a capital I looks like a small l and is the same letter as a small i. (So "Neil" and "Nell" cannot both
 * be had: a smaller harm than a "NeiI" who is not Neil.) Case is folded after the look, so a Greek name in capitals,
 * which look Latin, and the same in small letters have keys of their own. Empty for a text without letters and digits.
 *
 * @example nameKey('Mary-Ann') === nameKey('MАRY  АNN') // the second with Cyrillic letters
 */
export function nameKey(name: string): string {
  return foldShapes(name)
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
    .replaceAll('i', 'l');
}
