/**
 * The form under which two comments are "the same text again": NFKC, lower case, and no spaces, punctuation, invisible
 * characters or mathematical and currency signs. Emoji stay. Compare for equality alone. A text of nothing but
 * punctuation keeps it, so that "?" does not repeat "!".
 */
export function textFingerprint(text: string): string {
  const canonical = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  const stripped = canonical.replace(
    /[\p{P}\p{Z}\p{C}\p{Sm}\p{Sc}\p{Sk}\p{Default_Ignorable_Code_Point}]/gu,
    '',
  );
  return stripped === '' ? canonical.trim() : stripped;
}
