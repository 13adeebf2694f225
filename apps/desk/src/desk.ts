/**
 * What makes the desk quick: a link in the queues and in the list brings the next page without loading everything anew.
 * Which links do is said in the pages (`hx-boost`); without this script they are links like any other.
 */
import htmx from 'htmx.org';
import { describeAge } from '../../site/src/relative-time.ts';

// Going back asks the server again: a list from before would show what colleagues have decided meanwhile.
htmx.config.history = 'reload';

let listScroll = 0;

document.addEventListener('htmx:before:swap', (event) => {
  const answer = event.detail.ctx.response?.raw.url;
  // The session has ended, or the page is none of the desk's: it has styles of its own, so it is loaded whole.
  if (answer !== undefined && !new URL(answer).pathname.startsWith('/desk')) {
    event.preventDefault();
    location.assign(answer);
    return;
  }
  listScroll = document.querySelector('.desk-list')?.scrollTop ?? 0;
});

document.addEventListener('htmx:after:swap', () => {
  showAges();
  const show = document.querySelector<HTMLElement>('.desk-columns')?.dataset.show;
  if (show === 'item') document.querySelector('.desk-list')?.scrollTo({ top: listScroll });
  // Keyboard and screen reader carry on where the new part begins.
  document.querySelector<HTMLElement>(show === 'item' ? '#item-title' : '#list-title')?.focus();
});

/** How long ago, in place of the exact time, which stays in the title. */
function showAges(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]'))
    time.textContent = describeAge(Date.parse(time.dateTime), Date.now()) ?? time.title;
}

showAges();
window.setInterval(showAges, 60_000);
