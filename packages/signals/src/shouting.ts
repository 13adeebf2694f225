/** Below this, capitals may be an abbreviation or a short cheer. */
const minCasedLetters = 12;
const minCapitalShare = 0.8;

/**
 * Whether a text is written in capitals: at least 12 letters that have a case, and at least 80 in 100 of them capitals.
 * Letters of scripts without case (Han, Arabic, Hebrew) are not counted.
 */
export function isShouting(text: string): boolean {
  const capitals = text.match(/[\p{Lu}\p{Lt}]/gu)?.length ?? 0;
  const cased = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return cased >= minCasedLetters && capitals >= minCapitalShare * cased;
}
