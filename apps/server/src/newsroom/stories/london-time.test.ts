import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLondonTime, toLondonTime } from './london-time.ts';

const utc = (text: string) => Date.parse(`${text}:00Z`);

test.each([
  ['winter is UTC', '2027-02-09T08:00', '2027-02-09T08:00'],
  ['summer is an hour ahead', '2027-07-01T08:00', '2027-07-01T07:00'],
  ['the last minute before summer time', '2027-03-28T00:59', '2027-03-28T00:59'],
  ['the first minute of summer time', '2027-03-28T02:00', '2027-03-28T01:00'],
  ['a time that the clocks jump over is an hour later', '2027-03-28T01:30', '2027-03-28T01:30'],
  ['the last hour that comes once', '2027-10-31T00:59', '2027-10-30T23:59'],
  ['a time that comes twice is the first of the two', '2027-10-31T01:30', '2027-10-31T00:30'],
  ['the first minute after summer time', '2027-10-31T02:00', '2027-10-31T02:00'],
  ['midnight belongs to the new day', '2027-07-01T00:00', '2027-06-30T23:00'],
])('%s', (_, london, expected) => {
  expect(fromLondonTime(london)).toBe(utc(expected));
});

test('seconds and a space instead of the T are understood', () => {
  expect(fromLondonTime('2027-02-09 08:00')).toBe(utc('2027-02-09T08:00'));
  expect(fromLondonTime(' 2027-02-09T08:00:30 ')).toBe(utc('2027-02-09T08:00'));
});

test.each([
  '',
  'tomorrow',
  '2027-02-30T08:00',
  '2027-13-01T08:00',
  '2027-02-09T25:00',
  '2027-02-09T24:00',
  '2027-02-09',
  '0027-02-09T08:00',
  '9999-02-09T08:00',
])('“%s” is no date and time', (text) => {
  expect(fromLondonTime(text)).toBeNull();
});

test('the skipped half hour is shown as the hour that it became', () => {
  expect(toLondonTime(fromLondonTime('2027-03-28T01:30')!)).toBe('2027-03-28T02:30');
});

test('any minute that is shown reads back as itself, save the hour that comes twice', () => {
  const minutes = fc.integer({
    min: utc('1972-01-01T00:00') / 60_000,
    max: utc('2099-12-31T00:00') / 60_000,
  });
  fc.assert(
    fc.property(minutes, (minute) => {
      const atMs = minute * 60_000;
      const back = fromLondonTime(toLondonTime(atMs));
      const isDoubled = toLondonTime(atMs) === toLondonTime(atMs - 3_600_000);
      expect(back).toBe(isDoubled ? atMs - 3_600_000 : atMs);
    }),
    { numRuns: 2_000 },
  );
});
