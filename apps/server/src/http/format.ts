/** Dates and numbers as readers see them: British English, the newsroom's own time zone. */
const timeZone = 'Europe/London';
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone });
const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
const count = new Intl.NumberFormat('en-GB');
const rules = new Intl.PluralRules('en-GB');

export function formatDate(atMs: number): string {
  return date.format(atMs);
}

export function formatDateTime(atMs: number): string {
  return dateTime.format(atMs);
}

export function formatCount(number: number): string {
  return count.format(number);
}

/** `plural(3, 'comment')` is “3 comments”; give the plural where it is not the word with an s. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${formatCount(number)} ${rules.select(number) === 'one' ? one : many}`;
}
