/** What the newsroom's server sends: HTML of a thread, made fit for standing in somebody else's page. */

/** What the widget needs to know of a link in a thread. */
export type Act =
  | { readonly kind: 'list'; readonly sort: string | null; readonly after: string | null }
  | { readonly kind: 'write' }
  | { readonly kind: 'reply' | 'like' | 'report' | 'edit' | 'withdraw'; readonly commentId: string };

const commentAct = /^\/comments\/([^/?]+)\/(like|report|edit|withdraw)$/;

/** What a link of the thread's page does, so that it can be done here; null for one that leads elsewhere. */
export function readAct(link: URL): Act | null {
  const { pathname, searchParams } = link;
  const next = searchParams.get('next');
  if (pathname === '/sign-in' && next) return readNext(new URL(next, link));
  const parent = searchParams.get('parent');
  if (/^\/stories\/[^/]+\/comments\/new$/.test(pathname))
    return parent ? { kind: 'reply', commentId: parent } : { kind: 'write' };
  const [, commentId, kind] = commentAct.exec(pathname) ?? [];
  if (commentId !== undefined) return { kind: kind as 'like' | 'report' | 'edit' | 'withdraw', commentId };
  if (/^\/(stories|threads)\/[^/]+$/.test(pathname) && !searchParams.has('at'))
    return { kind: 'list', sort: searchParams.get('sort'), after: searchParams.get('after') };
  return null;
}

/** Where a guest is to go after signing in says what the guest wanted to do. */
function readNext(next: URL): Act {
  const liked = /^\/comments\/([^/?]+)$/.exec(next.pathname)?.[1];
  if (liked !== undefined) return { kind: 'like', commentId: liked };
  const act = readAct(next);
  return act && act.kind !== 'list' ? act : { kind: 'write' };
}

/** HTML of our own server as nodes, with addresses that hold in a page of another origin. */
export function parseFragment(html: string, origin: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  settle(template.content, origin);
  return template.content;
}

/**
 * Makes the addresses in some nodes absolute, opens what leaves the thread in a tab of its own, and leaves the icons out: no
 * browser takes one from a sprite of another origin.
 */
export function settle(root: ParentNode, origin: string): void {
  for (const icon of root.querySelectorAll('.icon')) icon.remove();
  for (const link of root.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    if (!href || href.startsWith('#')) continue;
    const address = URL.parse(href, origin);
    if (!address) continue;
    link.href = address.href;
    if (readAct(address)?.kind !== 'list') link.target = '_blank';
  }
}
