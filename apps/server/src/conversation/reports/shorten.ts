const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first `most` graphemes of a text, with an ellipsis where there is more. */
export function shorten(text: string, most: number): string {
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    if (count === most) return `${text.slice(0, index).trimEnd()} …`;
    count += 1;
  }
  return text;
}
