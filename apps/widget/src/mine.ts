import { element } from './element.ts';
import { parseFragment } from './fragment.ts';
import type { ThreadHost } from './folkmoot-thread.ts';

/** The private layer of a thread: what `GET /threads/:key/mine` says of the one who asks. */
export interface Mine {
  readonly writing: { readonly kind: 'open' | 'closed' | 'sign-in' | 'banned'; readonly message?: string };
  /** Ids of comments that the reader likes. */
  readonly liked: readonly string[];
  /** The reader's own comments that everybody sees. */
  readonly own: readonly { readonly id: string; readonly isEditable: boolean }[];
  /** The reader's own comments that wait for a moderator. */
  readonly held: readonly { readonly id: string; readonly parentId: string | null; readonly html: string }[];
}

/** Shows it in the thread: likes that are pressed, acts on what is one's own, comments that wait. */
export function applyMine(host: ThreadHost, mine: Mine): void {
  const { root, site } = host;
  for (const one of mine.held) {
    if (root.getElementById(`comment-${one.id}`)) continue;
    const parent = one.parentId === null ? null : root.getElementById(`comment-${one.parentId}`);
    const list = (parent ?? root).querySelector(parent ? ':scope > .comment-replies' : '.comment-list');
    if (list) list.prepend(parseFragment(one.html, site));
  }
  for (const comment of root.querySelectorAll('.comment')) {
    const id = comment.id.replace('comment-', '');
    const actions = comment.querySelector(':scope > .comment-actions');
    if (!actions) continue;
    const own = mine.own.find((one) => one.id === id);
    if (own) showOwn(actions, { id, site, isEditable: own.isEditable });
    else showLike(actions, mine.liked.includes(id));
  }
}

/** The link that has a guest sign in becomes a button. */
function showLike(actions: Element, isLiked: boolean): void {
  const link = [...actions.querySelectorAll('a')].find((one) => /^\s*Like/.test(one.textContent));
  if (!link) return;
  link.dataset.like = '';
  link.setAttribute('role', 'button');
  link.setAttribute('aria-pressed', String(isLiked));
}

function showOwn(actions: Element, own: { id: string; site: string; isEditable: boolean }): void {
  for (const link of actions.querySelectorAll('a'))
    if (/^\s*(Like|Report)/.test(link.textContent)) link.remove();
  const add = (act: string, words: string) =>
    actions.append(element('a', { href: `${own.site}/comments/${own.id}/${act}` }, words));
  if (own.isEditable) add('edit', 'Edit');
  add('withdraw', 'Take down');
}
