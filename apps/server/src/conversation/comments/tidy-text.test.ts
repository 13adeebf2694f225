import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionKeyOf, tidyText } from './tidy-text.ts';

describe('tidying a text', () => {
  it('unifies line ends, drops control characters and needless space, and leaves the rest alone', () => {
    expect(tidyText('  One\r\ntwo\u0000 \rthree\n\n\n\n  four\t\u2028five \u001b[31m\n')).toBe(
      'One\ntwo\nthree\n\n  four\nfive [31m',
    );
    expect(tidyText('Zoë said “नमस्ते” 👩‍👩‍👧')).toBe('Zoë said “नमस्ते” 👩‍👩‍👧');
  });

  it('gives text that is stored alike by both databases, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const tidied = tidyText(text);
        expect(tidied.isWellFormed()).toBe(true);
        expect(tidied).not.toContain('\0');
        expect(tidyText(tidied)).toBe(tidied);
      }),
    );
  });

  it('mends half a surrogate pair', () => {
    expect(tidyText('a\ud83dz')).toBe('a\ufffdz');
  });
});

describe('the key of a submission', () => {
  const first = { authorId: 'ida', formKey: 'k', text: 'Hello' };

  it('is the same for the same form with the same text, and for nothing else', () => {
    expect(submissionKeyOf({ ...first })).toBe(submissionKeyOf(first));
    for (const other of [{ authorId: 'bea' }, { formKey: 'l' }, { text: 'Hello!' }])
      expect(submissionKeyOf({ ...first, ...other })).not.toBe(submissionKeyOf(first));
    expect(submissionKeyOf({ authorId: 'a', formKey: 'b","c', text: 'd' })).not.toBe(
      submissionKeyOf({ authorId: 'a', formKey: 'b', text: 'c","d' }),
    );
  });
});
