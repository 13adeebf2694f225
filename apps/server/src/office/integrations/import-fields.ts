import { inlineText } from './html-to-text.ts';

const NAME_GRAPHEMES = 60;
/** A grapheme may hold any number of combining marks; a name may not. */
const NAME_UNITS = 480;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name as it may be shown: entities decoded, tags, control characters and marks that turn the direction of
 * writing removed, spaces collapsed, at most 60 graphemes.
 *
 * @returns the name, or "Anonymous" when nothing is left
 */
export function cleanName(name: string | null): string {
  return cleanByline(name) ?? 'Anonymous';
}

/** As {@link cleanName}, but null when nothing is left. */
export function cleanByline(name: string | null): string | null {
  if (name === null) return null;
  const plain = inlineText(name).replace(/[\p{Cc}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu, '');
  return cutName(plain).trim() || null;
}

function cutName(name: string): string {
  let end = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(name)) {
    count += 1;
    if (count > NAME_GRAPHEMES || index + segment.length > NAME_UNITS) break;
    end = index + segment.length;
  }
  return name.slice(0, end);
}

/** An address that could be one, or null. Whether mail reaches it is not our question. */
export function readEmail(text: string | null): string | null {
  return text !== null && text.length <= 254 && /^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : null;
}

/** The address when it is an http or https one, in the form that `URL` gives it. */
export function readHttpUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/;

/**
 * Reads `2012-12-12 12:12:12` or `2012-12-12T12:12:12Z`, in UTC unless an offset stands at the end.
 *
 * @returns epoch milliseconds, or null for anything else: WordPress's `0000-00-00 00:00:00`, a 30th of February, a
 *   year before 1970
 */
export function readTimestamp(text: string | null): number | null {
  const parts = TIMESTAMP.exec(text ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    year >= 1970 &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    new Date(time).getUTCDate() === day &&
    month <= 12;
  if (!isReal || month < 1) return null;
  const offsetMinutes = Number(parts[8] ?? 0) * 60 + Number(parts[9] ?? 0);
  return time - (parts[7] === '-' ? -offsetMinutes : offsetMinutes) * 60_000;
}

/**
 * Reads a feed's date, `Mon, 16 Jan 2023 07:08:31 +0000` (RFC 822 with four digits to the year, as RSS 2.0 has it).
 *
 * @returns epoch milliseconds, or null
 */
export function readFeedDate(text: string | null): number | null {
  if (
    text === null ||
    !/^(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC|UT)$/.test(text)
  )
    return null;
  const time = Date.parse(text.replace(/ UT$/, ' UTC'));
  return Number.isFinite(time) && time >= 0 ? time : null;
}
