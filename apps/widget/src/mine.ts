import { element } from './element.ts';
import { parseFragment } from './fragment.ts';
import type { ThreadHost } from './folkmoot-thread.ts';

/** The private layer of a thread: what `GET /threads/:key/mine` says to the one who asks. */
export interface Mine {
  readonly viewer: { readonly name: string } | null;
  /** Why they may not write; null when they may. */
  readonly whyNot: { readonly text: string } | null;
  readonly mustAgree: boolean;
  /** Their comments that wait for a moderator, the oldest first; `html` is the text. */
  readonly held: readonly Held[];
  /** Ids of the comments that they like. */
  readonly likes: readonly string[];
  /** Ids of their comments that they may still change. */
  readonly editable: readonly string[];
}

interface Held {
  readonly id: string;
  readonly parentId: string | null;
  readonly html: string;
  readonly createdAtMs: number;
}

/** Shows it in the thread: likes that are pressed, acts on what is one's own, comments that wait. */
export function applyMine(host: ThreadHost, mine: Mine): void {
  const { root, site } = host;
  for (const one of mine.held) if (!root.getElementById(`comment-${one.id}`)) putHeld(host, one, mine);
  for (const comment of root.querySelectorAll('.comment')) {
    const id = comment.id.replace('comment-', '');
    const actions = comment.querySelector(':scope > .comment-actions');
    if (!actions) continue;
    if (mine.editable.includes(id)) showOwn(actions, { id, site, acts: ['edit', 'withdraw'] });
    else showLike(actions, mine.likes.includes(id));
  }
}

function putHeld(host: ThreadHost, held: Held, mine: Mine): void {
  const { root, site } = host;
  const parent = held.parentId === null ? null : root.getElementById(`comment-${held.parentId}`);
  const at = new Date(held.createdAtMs);
  const time = element('time', { dateTime: at.toISOString() }, at.toLocaleString('en-GB'));
  time.dataset.relative = '';
  const actions = element('div', { className: 'comment-actions' });
  const item = element(
    'li',
    { className: 'comment comment-own-held', id: `comment-${held.id}` },
    element('p', { className: 'comment-note' }, 'Only you can see this: it waits for a moderator'),
    element(
      'header',
      { className: 'comment-header' },
      element('span', { className: 'comment-author' }, mine.viewer?.name ?? ''),
      time,
    ),
    parseFragment(held.html, site),
    actions,
  );
  if (!mine.editable.includes(held.id)) showOwn(actions, { id: held.id, site, acts: ['withdraw'] });
  const list = parent?.querySelector(':scope > .comment-replies') ?? root.querySelector('.comment-list');
  if (list) list.prepend(item);
  else root.querySelector('.thread-empty')?.replaceWith(element('ol', { className: 'comment-list' }, item));
}

/** The link that has a guest sign in becomes a button. */
function showLike(actions: Element, isLiked: boolean): void {
  const link = [...actions.querySelectorAll('a')].find((one) => /^\s*Like/.test(one.textContent));
  if (!link) return;
  link.dataset.like = '';
  link.setAttribute('role', 'button');
  link.setAttribute('aria-pressed', String(isLiked));
}

const actWords = { edit: 'Edit', withdraw: 'Take down' } as const;

function showOwn(
  actions: Element,
  own: { id: string; site: string; acts: readonly (keyof typeof actWords)[] },
): void {
  for (const link of actions.querySelectorAll('a'))
    if (/^\s*(Like|Report|Edit|Take down)/.test(link.textContent)) link.remove();
  for (const act of own.acts)
    actions.append(element('a', { href: `${own.site}/comments/${own.id}/${act}` }, actWords[act]));
}
