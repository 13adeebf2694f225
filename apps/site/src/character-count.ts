const SHOWN_BELOW = 200;
const QUIET_MS = 600;

/** Characters as a reader counts them (grapheme clusters, UAX #29); an emoji of several code points is one. Line ends are one. */
export function countGraphemes(text: string): number {
  const clean = text.trim().replaceAll('\r\n', '\n');
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(clean)].length;
}

export interface CountMessage {
  text: string;
  over: boolean;
}

/** What to say about a count: nothing while there is plenty of room. */
export function describeCount(count: number, limit: number): CountMessage {
  const left = limit - count;
  const amount = new Intl.NumberFormat('en-GB').format(Math.abs(left));
  const noun = Math.abs(left) === 1 ? 'character' : 'characters';
  if (left < 0) return { text: `${amount} ${noun} too many`, over: true };
  return { text: left < SHOWN_BELOW ? `${amount} ${noun} left` : '', over: false };
}

/** Shows beside `textarea[data-count-limit]` how much room is left; said aloud politely, once typing pauses. */
export function showCounts(): void {
  for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-count-limit]')) {
    const place = box.form?.querySelector<HTMLElement>('.composer-hint [data-count]');
    const limit = Number(box.dataset.countLimit);
    if (!place || !(limit > 0)) continue;
    place.setAttribute('aria-live', 'polite');
    let timer: number | undefined;
    const show = () => {
      const message = describeCount(countGraphemes(box.value), limit);
      if (place.textContent !== message.text) place.textContent = message.text;
      place.toggleAttribute('data-over', message.over);
    };
    show();
    box.addEventListener('input', () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(show, QUIET_MS);
    });
  }
}
