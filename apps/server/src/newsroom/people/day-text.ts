const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** A day as readers see it in an error's words, such as “9 February 2027”. */
export function dayText(atMs: number): string {
  return day.format(atMs);
}
