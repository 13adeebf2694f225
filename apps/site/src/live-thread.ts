import { openStream } from './live-stream.ts';
import { findItem, keepPlace, NewComments, type NewComment } from './new-comments.ts';
import { showAges } from './relative-time.ts';

/** What the server tells of a comment; the same for everybody. */
interface Told {
  readonly id: string;
  readonly parentId: string | null;
  readonly html: string;
}

/**
 * Follows what is written under the story while the page is looked at: `.thread[data-live]` says where. New comments wait
 * behind a button; what was taken down goes at once, and what was changed is put right where it stands.
 */
export function followThread(): void {
  const thread = document.querySelector<HTMLElement>('.thread[data-live]');
  const address = thread?.dataset.live;
  if (!thread || address === undefined) return;
  const heading = thread.querySelector('#thread-heading');
  const waiting = new NewComments(thread);
  const stream = openStream(address, {
    comment: (told) => takeComment(told as Told, waiting),
    edited: (told) => takeEdit(told as Told, waiting),
    removed: (told) => takeOut(told as { id: string; text: string }, waiting),
    count: (told) => {
      if (heading) heading.textContent = describeCount((told as { count: number }).count);
    },
    reload: (told) => {
      const { count, isOver } = told as { count: number | null; isOver?: boolean };
      const isTheSame = count !== null && heading?.textContent === describeCount(count);
      if (!isTheSame) waiting.offerReload();
      if (isOver === true) stream.close();
    },
  });
}

/** As the server writes it over the thread. */
export function describeCount(count: number): string {
  if (count === 0) return 'Comments';
  return `${new Intl.NumberFormat('en-GB').format(count)} comment${count === 1 ? '' : 's'}`;
}

/** One that is on the page was posted from here, or is told twice. Replies to what is not on this page belong elsewhere. */
function takeComment(told: Told, waiting: NewComments): void {
  const comment = readComment(told);
  const there = findItem(told.id);
  if (!comment) return;
  if (there?.matches('.comment-tombstone, .comment-own-held') === true) {
    there.className = comment.item.className;
    fill(there, [...comment.item.children]);
  } else if (!there && isPlaced(told.parentId, waiting)) waiting.add(comment);
}

function isPlaced(parentId: string | null, waiting: NewComments): boolean {
  return parentId === null || findItem(parentId) !== null || waiting.has(parentId);
}

function takeEdit(told: Told, waiting: NewComments): void {
  const comment = readComment(told);
  if (!comment || waiting.replace(comment)) return;
  const there = findItem(told.id);
  for (const part of ['.comment-header', '.comment-body']) {
    const changed = comment.item.querySelector(`:scope > ${part}`);
    if (changed) there?.querySelector(`:scope > ${part}`)?.replaceWith(changed);
  }
  if (there) showAges(there);
}

/** Goes at once, unless somebody is writing an answer to it: what was typed stays, and so do its replies. */
function takeOut(told: { id: string; text: string }, waiting: NewComments): void {
  waiting.remove(told.id);
  const there = findItem(told.id);
  if (!there) return;
  keepPlace(() => {
    if (there.querySelector('.comment') === null && !isWritingIn(there)) return there.remove();
    const gone = document.createElement('p');
    gone.textContent = told.text;
    there.className = 'comment comment-tombstone';
    fill(there, [gone]);
  });
}

/** Puts these parts in place of a comment's own, before its replies. */
function fill(there: HTMLElement, parts: readonly Element[]): void {
  for (const part of [...there.children])
    if (!part.matches('.comment-replies') && !isWritingIn(part)) part.remove();
  there.prepend(...parts);
  showAges(there);
}

function isWritingIn(part: Element): boolean {
  return [...part.querySelectorAll('textarea')].some((box) => box.value.trim() !== '');
}

/** Of the server's own fragment, in which it has escaped every word; a document that is only parsed runs no script. */
function readComment(told: Told): NewComment | null {
  const item = new DOMParser().parseFromString(told.html, 'text/html').querySelector('li');
  return item && { id: told.id, parentId: told.parentId, item: document.importNode(item, true) };
}
