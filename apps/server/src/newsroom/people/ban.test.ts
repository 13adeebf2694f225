import { expect, test } from 'vitest';
import { banEnd, isBanned } from './ban.ts';
import { bannedForGood } from './people.tables.ts';

test('a ban holds until its time and not at it', () => {
  expect(isBanned({ bannedUntilMs: 1_000 }, 999)).toBe(true);
  expect(isBanned({ bannedUntilMs: 1_000 }, 1_000)).toBe(false);
  expect(isBanned({ bannedUntilMs: bannedForGood }, Date.UTC(9999, 0))).toBe(true);
  expect(isBanned({ bannedUntilMs: null }, 0)).toBe(false);
});

test('the end of a ban is a day in the newsroom’s time, or none', () => {
  expect(banEnd(Date.UTC(2027, 5, 14, 23, 30))).toBe('until 15 June 2027');
  expect(banEnd(bannedForGood)).toBe('any more');
  expect(banEnd(Infinity)).toBe('any more');
});
