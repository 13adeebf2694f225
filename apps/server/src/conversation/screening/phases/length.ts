import { countGraphemes } from '@folkmoot/signals';
import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

/** Characters as a reader counts them: extended grapheme clusters (UAX #29). */
export const minGraphemes = 2;
export const maxGraphemes = 2000;

/** UTF-16 units. One grapheme can carry any number of marks; no honest text of 2,000 graphemes comes near this. */
const maxUnits = 32_000;

const about = { phase: 'length', verdict: 'refuse' } as const;
const number = new Intl.NumberFormat('en-GB');

export const checkLength: Phase = ({ text }) => {
  if (text.length > maxUnits) return [finding({ ...about, kind: 'too-long', why: tooManyMarks })];
  const count = countGraphemes(text);
  if (count > maxGraphemes) return [finding({ ...about, kind: 'too-long', why: tooLong(count) })];
  if (count < minGraphemes || isBlank(text)) return [finding({ ...about, kind: 'too-short', why: tooShort })];
  return [];
};

/** Nothing but spaces and characters that are not to be seen. */
function isBlank(text: string): boolean {
  return /^[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

const tooShort = `Your comment needs at least ${minGraphemes} characters. Write a little more.`;
const tooManyMarks = 'This is more text than a comment can hold. Make it shorter, or post it in parts.';

function tooLong(count: number): string {
  return `Your comment has ${number.format(count)} characters. It can have up to ${number.format(maxGraphemes)}. Make it shorter, or post it in parts.`;
}
