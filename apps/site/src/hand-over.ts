/**
 * At the end of a sign-in in a small window: gives the page that opened it the token for a session of its own, to that
 * page's origin and no other, and closes the window. Without script, or without that page, the words on the page say
 * what to do.
 */
export function handOverSession(page: Document = document): void {
  const { handOver: token, opener: origin } =
    page.querySelector<HTMLElement>('[data-hand-over]')?.dataset ?? {};
  const opener = page.defaultView?.opener as Pick<Window, 'postMessage'> | null | undefined;
  if (token === undefined || origin === undefined || !opener) return;
  opener.postMessage({ type: 'folkmoot:signed-in', token }, origin);
  page.defaultView?.close();
}
