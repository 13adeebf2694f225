/** A web address in its normal form; null for what is none, or is of another kind than http and https. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
