/** RFC 5321, 4.5.3.1.3: the longest path, without its angle brackets. */
const maxLength = 254;

/**
 * True for what can be the address of one person: something before the @, a name with a full stop after it. Stricter
 * than RFC 5322 where its freedoms would let one field name several people or a header: no quotes, commas, brackets,
 * spaces or control characters.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > maxLength) return false;
  const [local, domain, ...more] = text.split('@');
  if (local === undefined || domain === undefined || more.length > 0) return false;
  return /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local) && isDomain(domain);
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label))
  );
}
