/**
 * An origin as a browser names it, such as `https://www.example.org`, from an address of the publisher's; null for what
 * is none, or is more than an origin. A star would be a letter like others, so it is none. https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function readEmbedOrigin(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  if (url.hostname.includes('*')) return null;
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null;
}
