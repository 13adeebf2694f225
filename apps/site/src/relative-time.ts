const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/**
 * "5 minutes ago" for a time in the past, both in epoch milliseconds; null from a week on, and for times that are not yet or no
 * time at all: then the exact time, which the server wrote, says more. A clock up to a minute slow is taken for "just now".
 */
export function describeAge(atMs: number, nowMs: number): string | null {
  const age = nowMs - atMs;
  if (!(age > -MINUTE_MS) || age >= 7 * DAY_MS) return null;
  if (age < MINUTE_MS) return 'just now';
  if (age < HOUR_MS) return relative.format(-Math.floor(age / MINUTE_MS), 'minute');
  if (age < DAY_MS) return relative.format(-Math.floor(age / HOUR_MS), 'hour');
  return relative.format(-Math.floor(age / DAY_MS), 'day');
}

interface ShownAge {
  readonly time: HTMLTimeElement;
  readonly exact: string;
  readonly atMs: number;
}

const shown = new Map<HTMLTimeElement, ShownAge>();

function write({ time, exact, atMs }: ShownAge): void {
  const isAsked = time.closest('a')?.matches(':focus-visible') === true;
  const text = isAsked ? exact : (describeAge(atMs, Date.now()) ?? exact);
  if (time.textContent !== text) time.textContent = text;
}

function writeAll(): void {
  for (const age of shown.values()) {
    if (age.time.isConnected) write(age);
    else shown.delete(age.time);
  }
}

/**
 * Turns `time[data-relative]` into its age and keeps it true by the minute. The exact text moves to the title, and comes back while
 * the link around it has the focus, for those who have no pointer. Called again for what came to the page later.
 */
export function showAges(within: ParentNode = document): void {
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    if (shown.has(time)) continue;
    const exact = time.textContent;
    if (!time.title) time.title = exact;
    const age = { time, exact, atMs: Date.parse(time.dateTime) };
    if (shown.size === 0) window.setInterval(writeAll, MINUTE_MS);
    shown.set(time, age);
    write(age);
    const link = time.closest('a');
    link?.addEventListener('focus', () => write(age));
    link?.addEventListener('blur', () => write(age));
  }
}
