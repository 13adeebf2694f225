import { describe, expect, test } from 'vitest';
import {
  cleanByline,
  cleanName,
  readEmail,
  readFeedDate,
  readHttpUrl,
  readTimestamp,
} from './import-fields.ts';

describe('names', () => {
  test.each([
    ['  Nell   Ashdown ', 'Nell Ashdown'],
    ['Pat O&#8217;Hara', 'Pat O\u2019Hara'],
    ['<b>Nell</b>', 'Nell'],
    ['Nell\u0000\u0007\u202eeman\u200b', 'Nelleman'],
    ['<3 cats', '<3 cats'],
    ['\u200b \u0007', 'Anonymous'],
    ['', 'Anonymous'],
    [null, 'Anonymous'],
  ])('%j is shown as %j', (name, shown) => {
    expect(cleanName(name)).toBe(shown);
  });

  test('a long name is cut at 60 graphemes, none of them in half', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    expect(cleanName('\u00e9'.repeat(61))).toBe('\u00e9'.repeat(60));
    expect(cleanName(family.repeat(61))).toBe(family.repeat(60));
    expect(cleanName(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
  });

  test('marks piled on one letter do not make a name of any length', () => {
    expect(cleanName(`Nell ${'a' + '\u0301'.repeat(5000)}`)).toBe('Nell');
  });

  test('a byline without a name is none', () => {
    expect(cleanByline(' ')).toBeNull();
    expect(cleanByline(null)).toBeNull();
  });
});

describe('times', () => {
  test.each([
    ['2012-12-12T12:12:12Z', '2012-12-12T12:12:12.000Z'],
    ['2012-12-12 12:12:12', '2012-12-12T12:12:12.000Z'],
    ['2012-12-12T12:12:12.123456', '2012-12-12T12:12:12.000Z'],
    ['2012-12-12T12:12:12+05:30', '2012-12-12T06:42:12.000Z'],
    ['2012-12-12T12:12:12-0100', '2012-12-12T13:12:12.000Z'],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(readTimestamp(text) ?? NaN).toISOString()).toBe(expected);
  });

  test.each([
    '0000-00-00 00:00:00',
    '2023-02-29 00:00:00',
    '2023-13-01 00:00:00',
    '2023-00-10 00:00:00',
    '2023-01-10 24:00:00',
    '2023-01-10 10:60:00',
    '1969-12-31 23:59:59',
    '2023-01-10',
    'yesterday',
    '',
    null,
  ])('%j is no time', (text) => {
    expect(readTimestamp(text)).toBeNull();
  });

  test('a feed’s date', () => {
    const time = Date.UTC(2023, 0, 16, 7, 8, 31);
    expect(readFeedDate('Mon, 16 Jan 2023 07:08:31 +0000')).toBe(time);
    expect(readFeedDate('16 Jan 2023 08:08:31 +0100')).toBe(time);
    expect(readFeedDate('Mon, 30 Nov -0001 00:00:00 +0000')).toBeNull();
    expect(readFeedDate('Mon, 16 Moo 2023 07:08:31 +0000')).toBeNull();
    expect(readFeedDate(null)).toBeNull();
  });
});

test('only web addresses are addresses', () => {
  expect(readHttpUrl('https://example.org/a b')).toBe('https://example.org/a%20b');
  for (const text of ['javascript:alert(1)', 'ftp://example.org/', '/relative', 'example.org', '', null]) {
    expect(readHttpUrl(text)).toBeNull();
  }
});

test('only what could be an e-mail address is one', () => {
  expect(readEmail('nell@example.org')).toBe('nell@example.org');
  for (const text of ['nell', 'nell@', 'a b@example.org', `${'a'.repeat(250)}@example.org`, null]) {
    expect(readEmail(text)).toBeNull();
  }
});
