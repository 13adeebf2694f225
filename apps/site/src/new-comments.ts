import { showAges } from './relative-time.ts';

export interface NewComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly item: HTMLElement;
}

/** As `levelsShown` on the server: deeper replies stand on the last level. */
const levelsShown = 3;

export function findItem(id: string): HTMLElement | null {
  return document.getElementById(`comment-${id}`);
}

/** What the button says: "1 new comment", "3 new comments". */
export function describeNew(count: number): string {
  return `${new Intl.NumberFormat('en-GB').format(count)} new comment${count === 1 ? '' : 's'}`;
}

/** New comments that wait behind a button, which floats over the page so that nothing moves. */
export class NewComments {
  readonly #thread: HTMLElement;
  readonly #waiting = new Map<string, NewComment>();
  readonly #button = document.createElement('button');
  #mustReload = false;

  constructor(thread: HTMLElement) {
    this.#thread = thread;
    this.#button.type = 'button';
    this.#button.className = 'button live-button';
    this.#button.hidden = true;
    this.#button.addEventListener('click', () => this.#show());
    const status = document.createElement('div');
    status.className = 'live-news';
    status.setAttribute('aria-live', 'polite');
    status.append(this.#button);
    thread.append(status);
  }

  has(id: string): boolean {
    return this.#waiting.has(id);
  }

  add(comment: NewComment): void {
    this.#waiting.set(comment.id, comment);
    this.#say();
  }

  /** Puts another text in place of one that waits. False where it does not wait. */
  replace(comment: NewComment): boolean {
    if (!this.has(comment.id)) return false;
    this.#waiting.set(comment.id, comment);
    return true;
  }

  /** Takes one out that waits, and what answers it. */
  remove(id: string): void {
    if (!this.#waiting.delete(id)) return;
    for (const { id: below, parentId } of this.#waiting.values()) if (parentId === id) this.remove(below);
    this.#say();
  }

  /** For a page that cannot know what it has missed. */
  offerReload(): void {
    this.#mustReload = true;
    this.#say();
  }

  #say(): void {
    const text = this.#mustReload ? 'See what is new' : describeNew(this.#waiting.size);
    if (this.#button.textContent !== text) this.#button.textContent = text;
    this.#button.hidden = !this.#mustReload && this.#waiting.size === 0;
  }

  #show(): void {
    const place = this.#thread.dataset.livePlace;
    const hasRoot = [...this.#waiting.values()].some((one) => one.parentId === null);
    if (this.#mustReload || (hasRoot && place === undefined)) return reload();
    const shown = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#say();
    keepPlace(() => {
      for (const comment of shown) this.#insert(comment);
    });
    showAges(this.#thread);
    const [first] = shown;
    first?.item.setAttribute('tabindex', '-1');
    first?.item.focus({ preventScroll: true });
  }

  #insert(comment: NewComment): void {
    comment.item.classList.add('comment-new');
    const parent = comment.parentId === null ? null : findItem(comment.parentId);
    if (parent) return listUnder(parent).append(comment.item);
    if (comment.parentId !== null) return;
    const list = this.#list();
    if (this.#thread.dataset.livePlace === 'end') return list.append(comment.item);
    const pinned = list.querySelector(':scope > .comment-pinned:first-child');
    if (pinned) pinned.after(comment.item);
    else list.prepend(comment.item);
  }

  /** The list, made where nobody had written before. */
  #list(): HTMLElement {
    const there = this.#thread.querySelector<HTMLElement>(':scope > .comment-list');
    if (there) return there;
    const list = document.createElement('ol');
    list.className = 'comment-list';
    this.#thread.querySelector(':scope > .thread-empty')?.remove();
    this.#thread.insertBefore(list, this.#thread.querySelector(':scope > .pager, :scope > .live-news'));
    return list;
  }
}

/** The list of replies under a comment; for a deep one, the list in which it stands itself. */
function listUnder(parent: HTMLElement): HTMLElement {
  const level = countLevels(parent);
  const own = parent.closest<HTMLElement>('.comment-replies');
  if (level >= levelsShown && own) return own;
  const there = parent.querySelector<HTMLElement>(':scope > .comment-replies');
  if (there) return there;
  const list = document.createElement('ol');
  list.className = 'comment-replies';
  parent.append(list);
  return list;
}

function countLevels(item: HTMLElement): number {
  let level = 0;
  for (
    let above = item.parentElement?.closest('.comment');
    above;
    above = above.parentElement?.closest('.comment')
  )
    level += 1;
  return level;
}

/**
 * Changes the page while what the reader looks at stays where it is. Where the first comment is in view, what is new comes
 * above it and the others make room.
 */
export function keepPlace(change: () => void): void {
  const words = [...document.querySelectorAll<HTMLElement>('.comment > :is(.comment-body, p)')];
  const anchor = words.find((one) => one.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const isBelowStart = anchor !== words[0] || before < 0;
  const root = document.documentElement;
  // Some browsers do the same, and then it would be done twice.
  root.style.overflowAnchor = 'none';
  change();
  if (anchor?.isConnected === true && isBelowStart)
    window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => (root.style.overflowAnchor = ''));
}

/** The first page, newest first, from the server: what is new stands there. */
function reload(): void {
  const isFirst = location.search === '';
  if (isFirst) location.reload();
  else location.assign(`${location.pathname}#thread`);
}
