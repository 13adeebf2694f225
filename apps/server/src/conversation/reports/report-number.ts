import { createHash, randomBytes } from 'node:crypto';

/** Digits and letters that nobody mixes up: no 0 and O, no 1, I and L, no U that looks like V. */
const symbols = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;
const count = BigInt(symbols.length) ** BigInt(length);

/** A form's key has at least this many letters; a shorter one is not ours and is not relied on. */
const shortestKey = 20;

/**
 * The number of a report, such as `FM-7K3Q9-2XWAB`: 10 of 30 symbols, 49 bits, so that it cannot be guessed. It is
 * drawn from the form's random key, so that a form which is sent twice gives the same number, or at random without one.
 */
export function makeNumber(form: { key: string; commentId: string }): string {
  const seed =
    form.key.length < shortestKey
      ? randomBytes(32)
      : createHash('sha256').update(form.key).update('\n').update(form.commentId).digest();
  let rest = BigInt(`0x${seed.toString('hex')}`) % count;
  let text = '';
  for (let place = 0; place < length; place++) {
    text += symbols[Number(rest % BigInt(symbols.length))];
    rest /= BigInt(symbols.length);
  }
  return written(text);
}

/** The number that somebody typed or followed, written as it is stored; null for what cannot be one. */
export function readNumber(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const bare = text.startsWith('FM') && text.length > length ? text.slice(2) : text;
  return bare.length === length && [...bare].every((symbol) => symbols.includes(symbol))
    ? written(bare)
    : null;
}

/** A new key for a form. */
export function makeFormKey(): string {
  return randomBytes(18).toString('base64url');
}

function written(text: string): string {
  return `FM-${text.slice(0, 5)}-${text.slice(5)}`;
}
