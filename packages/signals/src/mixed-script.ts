/** Every script of Unicode 17.0 by its ISO 15924 code, but Common, Inherited and Unknown; the commonest first. */
const scripts = (
  'Latn Cyrl Grek Arab Hebr Deva Beng Hani Hira Kana Hang Thai Armn Geor Guru Gujr Taml Telu Knda Mlym Sinh Ethi Khmr ' +
  'Laoo Mymr Tibt Bopo Adlm Aghb Ahom Avst Bali Bamu Bass Batk Berf Bhks Brah Brai Bugi Buhd Cakm Cans Cari Cham ' +
  'Cher Chrs Copt Cpmn Cprt Diak Dogr Dsrt Dupl Egyp Elba Elym Gara Glag Gong Gonm Goth Gran Gukh Hano Hatr Hluw ' +
  'Hmng Hmnp Hung Ital Java Kali Kawi Khar Khoj Kits Krai Kthi Lana Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Maka ' +
  'Mand Mani Marc Medf Mend Merc Mero Modi Mong Mroo Mtei Mult Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck Onao ' +
  'Orkh Orya Osge Osma Ougr Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw ' +
  'Shrd Sidd Sidt Sind Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr Tale Talu Tang Tavt Tayo Tfng Tglg Thaa ' +
  'Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb'
).split(' ');

/** The writing systems of more than one script (UTS #39 section 5.1, table 1a), each with the scripts it is made of. */
const writingSystems = ['Hani Hira Kana', 'Hani Bopo', 'Hani Hang'].map((codes) => codes.split(' '));

const patterns = new Map<string, RegExp | null>();

/** Matches a text written in the given scripts alone; null where this engine's Unicode knows one of them not. */
function patternOf(codes: readonly string[]): RegExp | null {
  const key = codes.join(' ');
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    try {
      const classes = ['Zyyy', 'Zinh', ...codes].map((code) => `\\p{Script_Extensions=${code}}`);
      pattern = new RegExp(`^[${classes.join('')}]*$`, 'u');
    } catch {
      pattern = null;
    }
    patterns.set(key, pattern);
  }
  return pattern;
}

function isWrittenIn(text: string, codes: readonly string[]): boolean {
  return patternOf(codes)?.test(text) ?? false;
}

/**
 * Whether no single script or writing system covers the text: the resolved script set is empty.
 * Characters that all scripts share (digits, punctuation, most marks) make no difference. Japanese (Han, Hiragana,
 * Katakana), Korean (Han, Hangul) and Chinese with Bopomofo count as one writing system each.
 *
 * Source: UTS #39 section 5.1, by the property Script_Extensions.
 */
export function isMixedScript(text: string): boolean {
  return ![...scripts.map((code) => [code]), ...writingSystems].some((codes) => isWrittenIn(text, codes));
}

/**
 * Whether the text mixes scripts more than people do: as `isMixedScript`, but Latin letters beside Chinese, Japanese or
 * Korean are usual ("Aya あや"). Source: the level "Highly Restrictive" of UTS #39 section 5.2.
 */
export function isOddlyMixed(text: string): boolean {
  return isMixedScript(text) && !writingSystems.some((codes) => isWrittenIn(text, ['Latn', ...codes]));
}
