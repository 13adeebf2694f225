/** No host of ours: only shows whether a path leads away from wherever it is read. */
const base = 'http://here.invalid';

/**
 * Where to go after signing in: `next` where it is a path on this site, else the front page. Read by the same rules as
 * a browser reads it (https://url.spec.whatwg.org), so that `//host`, `/\host`, tabs, line ends and dots that become
 * `//host` lead nowhere else. Pages of the sign-in itself and the exit are no place to come back to.
 */
export function localPath(next: string | undefined): string {
  if (!next?.startsWith('/') || !URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  const path = url.pathname + url.search + url.hash;
  if (url.origin !== base || path.startsWith('//') || /^\/(sign-in|sign-out|exit)(\/|\?|#|$)/.test(path))
    return '/';
  return path;
}
