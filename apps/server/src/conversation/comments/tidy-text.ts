import { createHash } from 'node:crypto';

/**
 * A comment's text as it is stored: line ends unified, control characters and broken surrogates gone, no more than
 * one empty line together, trimmed. Everything else stays as it was written.
 */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * What makes two submissions the same one: who sent it, the hidden key of the form, and the text. With the text, so
 * that somebody who goes back to the form and writes something new there does not lose it.
 */
export function submissionKeyOf(submission: { authorId: string; formKey: string; text: string }): string {
  const { authorId, formKey, text } = submission;
  return createHash('sha256')
    .update(JSON.stringify([authorId, formKey, text]))
    .digest('base64url');
}
