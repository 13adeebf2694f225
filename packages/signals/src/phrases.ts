import { buildAutomaton } from './automaton.ts';
import { dropAccents } from './fold.ts';
import { foldText } from './folded-text.ts';
import type { FoldedText } from './folded-text.ts';

/**
 * What had to be overlooked to see the phrase in the text, the most telling of it: nothing, letter case, spaces, invisible
 * characters, accents, or look-alike letters.
 */
export type PhraseReason = 'exact' | 'case' | 'spacing' | 'invisible' | 'accent' | 'look-alike';

/** A phrase in a text: `start` and `end` are UTF-16 offsets in the original, `phrase` is as it was given. */
export interface PhraseMatch {
  start: number;
  end: number;
  phrase: string;
  why: PhraseReason;
}

/** A compiled list of phrases. */
export interface PhraseMatcher {
  /** Every place where a phrase stands, by `start`, then `end`; places may overlap. Linear; never throws. */
  find(text: string): PhraseMatch[];
}

interface CompiledPhrase {
  phrase: string;
  symbols: number[];
  /** Whether the phrase begins, and ends, with a letter or digit, so that none may stand beside it. */
  startsInWord: boolean;
  endsInWord: boolean;
}

/** What each reason overlooks, from the least to the most; the last one is whatever remains. */
const overlookings: [PhraseReason, (text: string) => string][] = [
  ['exact', (text) => text],
  ['case', (text) => text.toLowerCase()],
  ['spacing', oneSpaceEach],
  ['invisible', (text) => oneSpaceEach(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))],
  ['accent', dropAccents],
];

function oneSpaceEach(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function reasonFor(found: string, phrase: string): PhraseReason {
  let left = found;
  let right = phrase.trim();
  for (const [reason, overlook] of overlookings) {
    left = overlook(left);
    right = overlook(right);
    if (left === right) return reason;
  }
  return 'look-alike';
}

function compilePhrase(phrase: string): CompiledPhrase {
  const { symbols, inWord } = foldText(phrase.trim(), 'as-written');
  return { phrase, symbols, startsInWord: inWord.at(0) ?? false, endsInWord: inWord.at(-1) ?? false };
}

/**
 * Compiles phrases into a matcher that finds them as whole words, whatever their letter case, accents, look-alike letters,
 * invisible characters and runs of white space. Phrases are plain text: no character has a special meaning. Empty
 * phrases find nothing; of phrases that fold to the same the first is reported. Compile once: ten thousand phrases take
 * a moment, a comment then takes one pass.
 *
 * @example compilePhrases(['silly sausage']).find('You Sílly  sausage!')
 *   // [{ start: 4, end: 18, phrase: 'silly sausage', why: 'accent' }]
 */
export function compilePhrases(phrases: readonly string[]): PhraseMatcher {
  const byFold = new Map<string, CompiledPhrase>();
  for (const compiled of phrases.map(compilePhrase)) {
    const key = compiled.symbols.join(' ');
    if (key !== '' && !byFold.has(key)) byFold.set(key, compiled);
  }
  const compiled = [...byFold.values()];
  const automaton = buildAutomaton(compiled.map(({ symbols }) => symbols));

  function findFolded(text: string, folded: FoldedText): PhraseMatch[] {
    const matches: PhraseMatch[] = [];
    for (const { pattern, end } of automaton.scan(folded.symbols)) {
      const phrase = compiled[pattern];
      if (phrase === undefined) continue;
      const place = placeOf(folded, phrase, end);
      if (place === null) continue;
      const why = reasonFor(text.slice(place.start, place.end), phrase.phrase);
      matches.push({ ...place, phrase: phrase.phrase, why });
    }
    return matches;
  }

  function find(text: string): PhraseMatch[] {
    const asWritten = foldText(text, 'as-written');
    const matches = findFolded(text, asWritten);
    if (asWritten.ambiguous) {
      const places = new Set(matches.map(placeKey));
      const byLook = findFolded(text, foldText(text, 'by-look'));
      matches.push(...byLook.filter((match) => !places.has(placeKey(match))));
    }
    return matches.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  return { find };
}

function placeKey({ start, end, phrase }: PhraseMatch): string {
  return `${String(start)} ${String(end)} ${phrase}`;
}

/** Where in the original an occurrence stands, or null where it begins or ends inside a character or a word. */
function placeOf(
  folded: FoldedText,
  phrase: CompiledPhrase,
  end: number,
): { start: number; end: number } | null {
  const first = end - phrase.symbols.length;
  const last = end - 1;
  const { starts, ends, inWord } = folded;
  if (starts[first] === starts[first - 1] || starts[last] === starts[end]) return null;
  if (phrase.startsInWord && inWord[first - 1] === true) return null;
  if (phrase.endsInWord && inWord[end] === true) return null;
  return { start: starts[first] ?? 0, end: ends[last] ?? 0 };
}
