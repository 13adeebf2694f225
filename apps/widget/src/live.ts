import { countWords, element } from './element.ts';

export interface LiveThread {
  /** Where the page listens; absolute. */
  readonly address: string;
  readonly root: ShadowRoot;
  /** How many comments the page says there are. */
  count(): number;
  /** Makes nodes of a comment's HTML, fit for this page. */
  parse(html: string): DocumentFragment;
  /** Called after comments were put in or changed. */
  changed(): void;
  readonly reload: () => void;
  tellCount(count: number): void;
}

interface News {
  readonly id: string;
  readonly parentId: string | null;
  readonly html: string;
}

const patienceMs = { first: 5_000, most: 300_000 };

/**
 * Follows what the server tells of a thread. New comments wait behind a button, so that nothing moves under the reader; what
 * was edited or taken down changes where it stands. Gives back what ends it.
 */
export function followLive(live: LiveThread): () => void {
  let source: EventSource;
  let timer = 0;
  let waitMs = patienceMs.first;
  const news = new Map<string, News>();
  const find = (id: string) => live.root.getElementById(`comment-${id}`);

  const listeners: Record<string, (data: never) => void> = {
    comment: (one: News) => {
      if (!find(one.id)) showButton(live, news.set(one.id, one));
    },
    edited: (one: News) => {
      const place = find(one.id);
      const words = live.parse(one.html).querySelector('.comment-body');
      if (place && words) place.querySelector(':scope > .comment-body')?.replaceWith(words);
      if (news.has(one.id)) news.set(one.id, one);
      live.changed();
    },
    removed: ({ id, text }: { id: string; text: string }) => {
      if (news.delete(id)) showButton(live, news);
      const place = find(id);
      if (!place) return;
      const replies = place.querySelector(':scope > .comment-replies') ?? '';
      place.className = 'comment comment-tombstone';
      place.replaceChildren(element('p', {}, text), replies);
    },
    count: ({ count }: { count: number }) => live.tellCount(count),
    reload: ({ count, isOver }: { count: number | null; isOver?: boolean }) => {
      if (isOver === true) source.close();
      else if (count !== live.count()) showButton(live, news, live.reload);
    },
  };

  const open = () => {
    source = new EventSource(live.address);
    source.onopen = () => (waitMs = patienceMs.first);
    source.onerror = () => {
      // Lost connections come back by themselves; a refused one does not, and not everybody is to come at once.
      if (source.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, waitMs * (0.5 + Math.random()));
      waitMs = Math.min(waitMs * 2, patienceMs.most);
    };
    for (const [name, listener] of Object.entries(listeners))
      source.addEventListener(name, (event: MessageEvent<string>) =>
        listener(JSON.parse(event.data) as never),
      );
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** It floats over the thread: the page does not move when it comes. */
function showButton(live: LiveThread, news: Map<string, News>, reload?: () => void): void {
  live.root.querySelector('.new-comments')?.remove();
  if (news.size === 0 && !reload) return;
  const words = reload ? 'Show what is new' : countWords(news.size).replace('comment', 'new comment');
  const button = element('button', { className: 'button', type: 'button' }, words);
  button.setAttribute('part', 'new-comments');
  button.onclick = () => {
    button.parentElement?.remove();
    const isComplete = [...news.values()].every((one) => putIn(live, one));
    news.clear();
    if (reload ?? !isComplete) live.reload();
    live.changed();
  };
  live.root.prepend(element('div', { className: 'new-comments', role: 'status' }, button));
}

/** Whether there was a place for it. */
function putIn(live: LiveThread, one: News): boolean {
  const { root } = live;
  if (root.getElementById(`comment-${one.id}`)) return true;
  const parent = one.parentId === null ? null : root.getElementById(`comment-${one.parentId}`);
  if (one.parentId !== null && !parent) return true;
  let list = parent ? parent.querySelector(':scope > .comment-replies') : root.querySelector('.comment-list');
  if (!list && !parent) return false;
  if (!list) {
    list = element('ol', { className: 'comment-replies' });
    parent?.append(list);
  }
  if (parent) list.append(live.parse(one.html));
  else list.prepend(live.parse(one.html));
  return true;
}
