import { encodedPrototypes } from './generated/confusables.ts';

/**
 * The digits of the encoded table: printable ASCII but quotes, backslash, backtick and `<`, so that it stands in a
 * string literal or a script element as it is.
 */
export const prototypeAlphabet = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index))
  .filter((digit) => !'\'"\\`<'.includes(digit))
  .join('');

/** How many digits of the alphabet, from the first, end a number; the others lead one. */
export const terminalDigits = 58;

let decoded: Map<string, string> | undefined;

/**
 * The prototype of one character by UTS #39 section 4, or the character itself where it has none.
 * The table is decoded on first use, about a millisecond or two.
 */
export function prototypeOf(character: string): string {
  decoded ??= decodePrototypes(encodedPrototypes);
  return decoded.get(character) ?? character;
}

/**
 * Reads the table: for each source, ascending, `gap * 2 + long`, then, when long, how many code points its prototype
 * has, then each of these as a signed difference from the one before it (the first: from the first of the prototype
 * before). Signed numbers are zigzag-coded.
 */
function decodePrototypes(encoded: string): Map<string, string> {
  const values = new Map(Array.from(prototypeAlphabet, (digit, value) => [digit, value]));
  const prototypes = new Map<string, string>();
  let position = 0;

  function readNumber(): number {
    const leadingDigits = prototypeAlphabet.length - terminalDigits;
    let leading = 0;
    for (;;) {
      const digit = values.get(encoded.charAt(position)) ?? 0;
      position += 1;
      if (digit < terminalDigits) return leading * terminalDigits + digit;
      leading = leading * leadingDigits + (digit - terminalDigits) + 1;
    }
  }

  let source = 0;
  let first = 0;
  while (position < encoded.length) {
    const head = readNumber();
    source += head >> 1;
    const length = head & 1 ? readNumber() : 1;
    let prototype = '';
    let codePoint = first;
    for (let index = 0; index < length; index += 1) {
      const zigzag = readNumber();
      codePoint += zigzag & 1 ? -((zigzag + 1) >> 1) : zigzag >> 1;
      if (index === 0) first = codePoint;
      prototype += String.fromCodePoint(codePoint);
    }
    prototypes.set(String.fromCodePoint(source), prototype);
  }
  return prototypes;
}
