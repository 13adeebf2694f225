const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How many characters a reader would count: extended grapheme clusters (UAX #29), so that a family emoji or a letter
 * with its accents is one.
 */
export function countGraphemes(text: string): number {
  // In ASCII, only a carriage return and its line feed make one of two.
  if (/^\p{ASCII}*$/u.test(text)) return text.length - (text.match(/\r\n/g)?.length ?? 0);
  return Array.from(segmenter.segment(text)).length;
}
