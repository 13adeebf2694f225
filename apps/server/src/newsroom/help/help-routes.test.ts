import { expect, test } from 'vitest';
import { helpRoutes, type HelpGroup } from './help-routes.ts';

test('every address is a phone number, a mail address or a secure page', () => {
  for (const { href } of helpRoutes.flatMap((route) => route.contacts)) {
    expect(href).toMatch(/^(tel:[0-9]+|mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/);
  }
});

test('a number that is shown is the number that is called', () => {
  const phones = helpRoutes.flatMap((route) => route.contacts).filter(({ href }) => href.startsWith('tel:'));
  expect(phones).not.toHaveLength(0);
  for (const { label, href } of phones) expect(label.replace(/\D/g, '')).toBe(href.slice('tel:'.length));
});

test('every route says on which day it was checked', () => {
  for (const { checkedOn } of helpRoutes) {
    expect(new Date(`${checkedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checkedOn);
  }
});

test.each<HelpGroup>(['urgent', 'under-18', 'worried-about-a-child', 'something-else'])(
  'somebody helps: %s',
  (group) => {
    expect(helpRoutes.some((route) => route.groups.includes(group))).toBe(true);
  },
);
