import { showAges } from './ages.ts';
import { countWords, element } from './element.ts';
import { parseFragment, readAct, settle, type Act } from './fragment.ts';
import { followLive } from './live.ts';
import { readSettings, type ThreadSettings } from './thread-settings.ts';
import { Refused, describeTrouble, findStatus } from './trouble.ts';
import style from './thread.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/** What was told in the console already: each thing once. */
const told = new Set<string>();

/** What the composer is given of the element; it is loaded when it is first used. */
export interface ThreadHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Origin of the newsroom. */
  readonly site: string;
  /** Key of the story. */
  readonly story: string;
  /** Fetches the thread anew, past what the browser keeps. */
  reload(): Promise<void>;
}

/** A story without a new comment for so long opens no connection. */
const quietAfterMs = 3 * 24 * 60 * 60_000;

/** Where the composer keeps that somebody is signed in here, so that the next page knows. */
const sessionKey = (site: string): string => `folkmoot-session ${site}`;

/**
 * `<folkmoot-thread site story url sort after theme>`: the conversation about a story, in a page of any origin. The attributes
 * are its state; a wrong one falls back and is told once in the console. What it says bubbles out of it: `folkmoot:count` with
 * {story, count}, `folkmoot:posted` with {story, commentId, state}.
 */
export class FolkmootThread extends HTMLElement {
  static readonly observedAttributes = ['site', 'story', 'url', 'sort', 'after', 'theme'];

  readonly #root: ShadowRoot;
  /** Whether the thread is shown, or on its way. */
  #isStarted = false;
  #isChanging = false;
  #key: string | null = null;
  #count = -1;
  #end: (() => void)[] = [];

  constructor() {
    super();
    // A page rendered by the publisher's server brings the thread along.
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.addEventListener('click', (event) => this.#onClick(event));
  }

  get settings(): ThreadSettings {
    const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
    const around = { script: import.meta.url, page: location.href, canonical };
    return readSettings((name) => this.getAttribute(name), around);
  }

  connectedCallback(): void {
    const { site, story } = this.#heed();
    const wasSent = this.#root.querySelector('.thread') !== null;
    if (!wasSent) {
      const words = 'The comments are on their way.';
      this.#root.replaceChildren(element('p', { className: 'thread waiting' }, words));
    }
    this.#root.querySelector('.top')?.remove();
    this.#root.prepend(helpLinks(site));
    this.#isStarted = true;
    if (wasSent && story) {
      this.#key = story;
      this.#shown();
    } else {
      void this.#load();
    }
  }

  disconnectedCallback(): void {
    this.#stop();
    this.#isStarted = false;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#isStarted || before === after || this.#isChanging) return;
    if (name === 'story' || name === 'url' || name === 'site') this.#key = null;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      this.#heed();
      if (name !== 'theme') void this.#load();
    });
  }

  #heed(): ThreadSettings {
    const { settings } = this;
    for (const problem of settings.problems) {
      if (!told.has(problem)) console.warn(`<folkmoot-thread>: ${problem}`);
      told.add(problem);
    }
    return settings;
  }

  async #load(cache: RequestCache = 'default'): Promise<void> {
    const { site, sort, after } = this.settings;
    this.#stop();
    try {
      this.#key ??= await this.#findKey();
      const query = new URLSearchParams({ sort, ...(after && { after }) });
      const response = await fetch(`${this.#threadAddress()}?${query}`, {
        cache,
        credentials: 'omit',
        headers: { accept: 'text/html' },
      });
      if (!response.ok) throw new Refused(response.status);
      this.#show(parseFragment(await response.text(), site));
    } catch (error) {
      this.#showTrouble(await findStatus(error, site));
    }
  }

  #threadAddress(): string {
    return `${this.settings.site}/threads/${encodeURIComponent(this.#key ?? '')}`;
  }

  async #findKey(): Promise<string> {
    const { site, story, url } = this.settings;
    if (story) return story;
    const response = await fetch(`${site}/api/v1/stories`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, title: document.title }),
    });
    if (!response.ok) throw new Refused(response.status);
    return ((await response.json()) as { key: string }).key;
  }

  #show(content: DocumentFragment): void {
    const isFirst = this.#root.querySelector('.waiting') !== null;
    const isSeen = this.getBoundingClientRect().top < innerHeight;
    for (const old of this.#root.querySelectorAll('.thread, .new-comments')) old.remove();
    this.#root.append(content);
    // What stands under the element would jump up if it shrank before the reader's eyes.
    const thread = this.#root.querySelector<HTMLElement>('.thread');
    if (isFirst && isSeen && thread) thread.classList.add('waiting');
    this.#shown();
  }

  #shown(): void {
    const { site, after, sort } = this.settings;
    const thread = this.#root.querySelector<HTMLElement>('.thread');
    if (!thread || this.#key === null) return;
    settle(this.#root, site);
    this.#offerWriting(`${site}/stories/${encodeURIComponent(this.#key)}/comments/new`);
    addParts(this.#root);
    const count = readCount(thread);
    if (count !== null && after === null) this.#tellCount(count);
    const newestMs = findNewest(thread);
    this.#end = [showAges(this.#root)];
    if (newestMs === null || newestMs > Date.now() - quietAfterMs)
      this.#end.push(this.#follow(sort === 'newest' && after === null ? newestMs : null));
    if (readStored(sessionKey(site)) !== null) void this.#compose(null);
  }

  #offerWriting(href: string): void {
    this.#root.querySelector('.write')?.remove();
    const link = element('a', { className: 'button write', href, target: '_blank' }, 'Write a comment');
    this.#root.querySelector('.top')?.append(link);
  }

  /** What came after the newest comment that is shown is told, also when the page was kept for a while. */
  #follow(newestMs: number | null): () => void {
    const { site } = this.settings;
    const query = newestMs === null ? '' : `?after=${newestMs}`;
    return followLive({
      address: `${this.#threadAddress()}/live${query}`,
      root: this.#root,
      count: () => this.#count,
      parse: (html) => parseFragment(html, site),
      changed: () => addParts(this.#root),
      reload: () => void this.#load('no-cache'),
      tellCount: (count) => this.#tellCount(count),
    });
  }

  #tellCount(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    const heading = this.#root.querySelector('.thread-header h2');
    if (heading) heading.textContent = count === 0 ? 'Comments' : countWords(count);
    const detail = { story: this.#key, count };
    this.dispatchEvent(new CustomEvent('folkmoot:count', { detail, bubbles: true, composed: true }));
  }

  #showTrouble(status: number): void {
    const { site } = this.settings;
    const { words, hint } = describeTrouble(status, { site, page: location.origin });
    if (!told.has(hint)) console.warn(`<folkmoot-thread>: ${hint}`);
    told.add(hint);
    const again = element('button', { className: 'button button-quiet', type: 'button' }, 'Try again');
    again.addEventListener('click', () => void this.#load('no-cache'));
    for (const old of this.#root.querySelectorAll('.thread')) old.remove();
    this.#root.append(
      element('section', { className: 'thread waiting' }, element('p', { role: 'alert' }, words), again),
    );
  }

  #onClick(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const { ctrlKey, metaKey, shiftKey, button } = event as MouseEvent;
    if (!link?.href || ctrlKey || metaKey || shiftKey || button !== 0) return;
    if (link.dataset.exit !== undefined) {
      event.preventDefault();
      location.replace(link.href);
      return;
    }
    const act = new URL(link.href).origin === this.settings.site ? readAct(new URL(link.href)) : null;
    if (!act) return;
    event.preventDefault();
    if (act.kind === 'list') this.#list(act);
    else void this.#compose(act, link);
  }

  #list(act: { sort: string | null; after: string | null }): void {
    this.setAttribute('sort', act.sort ?? 'newest');
    if (act.after) this.setAttribute('after', act.after);
    else this.removeAttribute('after');
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  }

  /** Does what takes more than reading; null only takes up the session of an earlier page. */
  async #compose(act: Exclude<Act, { kind: 'list' }> | null, link?: HTMLAnchorElement): Promise<void> {
    if (this.#key === null) return;
    const host: ThreadHost = {
      element: this,
      root: this.#root,
      site: this.settings.site,
      story: this.#key,
      reload: () => this.#load('no-cache'),
    };
    try {
      const { compose } = await import('./composer.ts');
      await compose(host, act);
    } catch {
      // The server has moved on since this page was opened, or cannot be reached: its own page can do the same.
      if (link) window.open(link.href);
    }
  }

  #stop(): void {
    for (const end of this.#end) end();
    this.#end = [];
  }
}

/** As the server says it in the heading; null where there is none. */
function readCount(thread: HTMLElement): number | null {
  const words = thread.querySelector('.thread-header h2')?.textContent;
  return words === undefined ? null : Number(words.replace(/\D/g, ''));
}

/** Of the comments that are shown, in epoch milliseconds. */
function findNewest(thread: HTMLElement): number | null {
  const times = [...thread.querySelectorAll('time')].map((time) => Date.parse(time.dateTime));
  return times.length === 0 ? null : Math.max(...times);
}

function helpLinks(site: string): HTMLElement {
  const exit = element('a', { href: `${site}/exit` }, 'Exit this page');
  exit.dataset.exit = '';
  const help = element('a', { href: `${site}/help`, target: '_blank' }, 'Worried? Get help');
  const links = element('nav', { className: 'help-links', ariaLabel: 'Help' }, help, exit);
  return element('div', { className: 'top' }, links);
}

/** What the host page may style by `::part()`. */
const parts = {
  thread: '.thread',
  header: '.thread-header',
  sorts: '.thread-sorts',
  comments: '.comment-list',
  comment: '.comment',
  author: '.comment-author',
  body: '.comment-body',
  actions: '.comment-actions',
  badge: '.badge',
  notice: '.notice',
  pager: '.pager',
  write: '.write',
  help: '.help-links',
};

function addParts(root: ParentNode): void {
  for (const [part, selector] of Object.entries(parts))
    for (const found of root.querySelectorAll(selector)) found.setAttribute('part', part);
}

/** Null too where the browser forbids the page to keep anything. */
function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
