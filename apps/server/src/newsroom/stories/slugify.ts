export const maxSlugLength = 80;

/** Letters that Unicode does not take apart into an ASCII letter and an accent. */
const folded: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  '&': ' and ',
};

/**
 * The last part of an address, made from a headline: small ASCII letters, digits and single hyphens, at most
 * 80 characters, cut between words where there is a place to cut. Never empty: `story` where nothing is left.
 */
export function slugify(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[æðđħıłøœßþ&]/g, (letter) => folded[letter] ?? '')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return cut(words, maxSlugLength) || 'story';
}

/** Whether a text can stand as the last part of an address as it is. */
export function isSlug(text: string): boolean {
  return text.length <= maxSlugLength && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

/** `a-fine-day-2`: the same address with a number, still no longer than an address may be. */
export function numberedSlug(slug: string, number: number): string {
  const suffix = `-${number}`;
  return cut(slug, maxSlugLength - suffix.length) + suffix;
}

function cut(words: string, length: number): string {
  if (words.length <= length) return words;
  const whole = words.slice(0, length + 1).lastIndexOf('-');
  return (whole > length / 2 ? words.slice(0, whole) : words.slice(0, length)).replace(/-$/, '');
}
