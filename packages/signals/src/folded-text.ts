import { dropAccents, foldShapes } from './fold.ts';
import { skeleton } from './skeleton.ts';

/**
 * A text folded for searching, symbol by symbol, with the way back: symbol `i` stands for the original's UTF-16 units
 * from `starts[i]` to before `ends[i]`. A character that folds to several symbols gives them all the same range.
 */
export interface FoldedText {
  symbols: number[];
  starts: number[];
  ends: number[];
  /** Whether the original there is part of a word: a letter, mark, digit or underscore. */
  inWord: boolean[];
  /** Whether a capital I or small l stands where the other would be expected, so that a second reading is worth a look. */
  ambiguous: boolean;
}

/**
 * How letters that look like I and l are read: as the letters they are, or, where the letters around them are of the
 * other case ("siIly", "SlLLY"), as each other.
 */
export type Reading = 'as-written' | 'by-look';

const space = 0x20;
const smallI = 0x69;
const smallL = 0x6c;

/** The characters of living alphabets come again and again; the cache is emptied rather than let grow with odd ones. */
const cacheLimit = 8192;
const cache = new Map<string, CharacterFold>();

interface CharacterFold {
  kind: 'space' | 'dropped' | 'mark' | 'symbols';
  symbols: number[];
  inWord: boolean;
  isUpper: boolean;
  isLower: boolean;
  /** Folds to `i` but looks like `l`, being a capital: I, Í, Cyrillic І. */
  isCapitalI: boolean;
}

function isCapitalI(character: string): boolean {
  const bare = dropAccents(character.normalize('NFKD'));
  return /^\p{Lu}$/u.test(bare) && skeleton(bare) === 'l' && foldShapes(bare.toLowerCase()) === 'i';
}

function describe(character: string): CharacterFold {
  const capitalI = isCapitalI(character);
  const isSpace = /\s/u.test(character);
  const folded = isSpace ? ' ' : capitalI ? 'i' : foldShapes(character).replace(/\s/gu, '');
  const symbols = Array.from(folded, (symbol) => symbol.codePointAt(0) ?? 0);
  const invisible = /\p{Default_Ignorable_Code_Point}/u.test(character);
  return {
    kind: kindOf(),
    symbols,
    inWord: /[\p{L}\p{M}\p{N}_]/u.test(character),
    isUpper: /\p{Lu}/u.test(character),
    isLower: /\p{Ll}/u.test(character),
    isCapitalI: capitalI,
  };

  function kindOf(): CharacterFold['kind'] {
    if (invisible) return 'dropped';
    if (isSpace) return 'space';
    if (symbols.length > 0) return 'symbols';
    return /\p{M}/u.test(character) ? 'mark' : 'dropped';
  }
}

function foldCharacter(character: string): CharacterFold {
  let fold = cache.get(character);
  if (fold === undefined) {
    fold = describe(character);
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(character, fold);
  }
  return fold;
}

/**
 * Folds a text for searching: letter case, accents and look-alikes as `foldShapes`, invisible characters dropped, each run of
 * white space one space. Linear. Further foldings (a later issue's leet, repeats, separators) belong here, as they too
 * map characters to symbols.
 */
export function foldText(text: string, reading: Reading): FoldedText {
  const folded: FoldedText = { symbols: [], starts: [], ends: [], inWord: [], ambiguous: false };
  let previous: CharacterFold | undefined;
  let offset = 0;
  const characters = Array.from(text);
  for (const [index, character] of characters.entries()) {
    const start = offset;
    const end = (offset += character.length);
    const fold = foldCharacter(character);
    if (fold.kind === 'dropped') continue;
    const last = folded.symbols.length - 1;
    if (fold.kind === 'mark' || (fold.kind === 'space' && folded.symbols[last] === space)) {
      // An accent is part of the letter before it, a further space of the run.
      if (last >= 0) folded.ends[last] = end;
      continue;
    }
    const misplaced = isMisplaced(fold, previous, characters[index + 1]);
    folded.ambiguous ||= misplaced;
    for (const symbol of fold.symbols) {
      folded.symbols.push(misplaced && reading === 'by-look' ? swapped(symbol) : symbol);
      folded.starts.push(start);
      folded.ends.push(end);
      folded.inWord.push(fold.inWord);
    }
    previous = fold;
  }
  return folded;
}

/** A capital I after a small letter, or a small l between capitals. */
function isMisplaced(
  fold: CharacterFold,
  previous: CharacterFold | undefined,
  next: string | undefined,
): boolean {
  if (fold.isCapitalI) return previous?.isLower === true;
  if (!fold.isLower || fold.symbols[0] !== smallL || fold.symbols.length > 1) return false;
  return previous?.isUpper === true && next !== undefined && foldCharacter(next).isUpper;
}

function swapped(symbol: number): number {
  return symbol === smallI ? smallL : smallI;
}
