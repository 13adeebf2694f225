/**
 * Dates and times as staff type them: in the newsroom's own time zone, summer time included.
 */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const hourMs = 3_600_000;

/** Epoch milliseconds as a field of the kind `datetime-local` shows them: `2027-02-09T08:00`, to the minute. */
export function toLondonTime(atMs: number): string {
  return new Date(atMs + offsetAt(atMs)).toISOString().slice(0, 16);
}

/**
 * Epoch milliseconds of a London date and time such as `2027-02-09T08:00`; a space may stand for the T, seconds are
 * passed over. Null where it is not a date of the years 1900 to 2199. A time that the clocks jump over in March is
 * taken an hour later, one that comes twice in October is the first of the two, as `compatible` does in
 * https://tc39.es/proposal-temporal/docs/ambiguity.html
 */
export function fromLondonTime(text: string): number | null {
  const match = /^((?:19|20|21)\d\d-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d{1,3})?)?$/.exec(text.trim());
  if (!match) return null;
  const wall = `${match[1]}T${match[2]}`;
  const asUtc = Date.parse(`${wall}:00Z`);
  // Date.parse lets 30 February pass as a day of March.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== wall) return null;
  return asUtc - offsetFor(asUtc);
}

/**
 * The offset that this reading of the clock has. Around a change of the clocks it is one of two,
 * and it is the earlier one that makes a skipped time an hour later and a doubled one the first.
 */
function offsetFor(wallMs: number): number {
  const [early, late] = [offsetAt(wallMs - 3 * hourMs), offsetAt(wallMs + 3 * hourMs)];
  if (early === late) return early;
  return offsetAt(wallMs - early) === early ? early : offsetAt(wallMs - late) === late ? late : early;
}

/** How far London's clocks are ahead of UTC, in milliseconds. */
function offsetAt(atMs: number): number {
  const values = Object.fromEntries(parts.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = values;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}
