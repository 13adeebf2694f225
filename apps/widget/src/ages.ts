import { describeAge } from '../../site/src/relative-time.ts';

const MINUTE_MS = 60_000;

/**
 * Turns the times in a thread into ages ("5 minutes ago") and keeps them true by the minute; the exact time is in the title.
 * Gives back what ends it.
 */
export function showAges(root: ParentNode): () => void {
  const write = () => {
    const now = Date.now();
    for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
      if (!time.title) time.title = time.textContent;
      const text = describeAge(Date.parse(time.dateTime), now) ?? time.title;
      if (time.textContent !== text) time.textContent = text;
    }
  };
  write();
  const timer = setInterval(write, MINUTE_MS);
  return () => clearInterval(timer);
}
