/** The newsroom's server said no. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super();
    this.status = status;
  }
}

const unlisted = 403;

/**
 * The status behind a failed request. A browser does not tell why it kept an answer from the page: if the server still gives the
 * script, which any page may load, it answers, and this page is not in its list. 0 where it cannot be reached.
 */
export async function findStatus(error: unknown, site: string): Promise<number> {
  if (error instanceof Refused) return error.status;
  const probe = await fetch(`${site}/count.js`, { credentials: 'omit', cache: 'no-store' }).catch(() => null);
  return probe?.ok === true ? unlisted : 0;
}

/** What a reader is told when a thread cannot be shown, and what the console tells whoever looks after the page. */
export function describeTrouble(
  status: number,
  where: { readonly site: string; readonly page: string },
): { words: string; hint: string } {
  const { site, page } = where;
  switch (status) {
    case 0:
      return {
        words: 'The comments could not be loaded. Are you online?',
        hint: `${site} cannot be reached from ${page}. Is it running, and does the Content-Security-Policy of this page allow connect-src ${site}?`,
      };
    case unlisted:
      return {
        words: `Comments are not switched on for this page yet. If you look after it: ${site} has to list ${page} first.`,
        hint: `${page} may not show threads of ${site} yet. There, run: folkmoot site set SLUG --embed-origin ${page}`,
      };
    case 404:
      return {
        words: 'There is no conversation here yet.',
        hint: `${site} knows no such story. Check the attribute "story", or leave it out and give "url".`,
      };
    default:
      return {
        words: 'The comments could not be loaded just now. Please try again in a moment.',
        hint: `${site} answered with status ${status}.`,
      };
  }
}
