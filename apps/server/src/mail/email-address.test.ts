import { expect, test } from 'vitest';
import { isEmailAddress } from './email-address.ts';

test.each(['ada@example.org', 'a.b+c@mail.example.co.uk', "o'neil@example.org", 'zoë@bücher.example'])(
  '%s is an address',
  (address) => {
    expect(isEmailAddress(address)).toBe(true);
  },
);

test.each([
  ['nothing', ''],
  ['no name', '@example.org'],
  ['no @', 'ada.example.org'],
  ['a domain of one word', 'ada@localhost'],
  ['two addresses', 'ada@example.org,ben@example.org'],
  ['a second address in the domain', 'ada@example.org,ben'],
  ['a header', 'ada@example.org\r\nBcc: ben@example.org'],
  ['a name with brackets', 'Ada <ada@example.org>'],
  ['a group', 'all:ada@example.org;'],
  ['a space', 'ada b@example.org'],
  ['two full stops', 'ada@example..org'],
  ['more than 254 characters', `${'a'.repeat(250)}@example.org`],
])('%s is none', (_what, text) => {
  expect(isEmailAddress(text)).toBe(false);
});

test('a long text is answered at once', () => {
  expect(isEmailAddress(`a@${'a.'.repeat(500_000)}`)).toBe(false);
});
