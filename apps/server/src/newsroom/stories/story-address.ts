import { AppError } from '../../errors.ts';

/** What newsletters and networks add to an address, and what changes nothing about the page. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid)$/;
const maxLength = 2_000;

/** One spelling for each page: without the part after `#`, the marks of where a reader came from, and a last slash. Throws `url-invalid`. */
export function readStoryAddress(text: string): URL {
  const url = text.length > maxLength ? null : URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new AppError('url-invalid', { field: 'url' });
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.pathname = url.pathname.replace(/(.)\/+$/, '$1');
  return url;
}

/** How an import may have written the same address: with the other protocol, and with a last slash. */
export function spellingsOf(url: URL): string[] {
  return ['http:', 'https:'].flatMap((protocol) =>
    [url.pathname, `${url.pathname}/`].map(
      (path) => `${protocol}//${url.host}${path.replace(/\/\/$/, '/')}${url.search}`,
    ),
  );
}
