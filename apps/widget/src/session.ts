/** Who is signed in, in a page of another origin than the newsroom's. */

export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly isBanned: boolean;
  readonly mustAgree: boolean;
}

interface SessionAnswer {
  readonly viewer: Viewer | null;
  readonly csrfToken: string | null;
}

/** What the newsroom's server refused, in words for the reader. */
export class Problem extends Error {
  readonly code: string;

  constructor(problem: { code?: string; detail?: string }) {
    super(problem.detail ?? 'Something went wrong. What you typed is still here. Please try again.');
    this.code = problem.code ?? 'unknown';
  }
}

const offline = 'We could not reach the conversation. What you typed is still here. Please try again.';

/**
 * A session that a browser keeps as a cookie of ours for this page's site alone (`Partitioned`), out of reach of the page's
 * scripts; where it keeps none, the token is held for this tab.
 */
export class Session {
  readonly #site: string;
  viewer: Viewer | null = null;
  #csrfToken: string | null = null;
  #token: string | null;

  constructor(site: string) {
    this.#site = site;
    this.#token = readTab(site);
  }

  /** Takes up the session of an earlier page. */
  async resume(): Promise<void> {
    this.#take(await this.call<SessionAnswer>('GET', '/api/v1/session'));
  }

  /** In a small window; null when it was closed, or the browser opened none. To be called upon a click. */
  async signIn(): Promise<Viewer | null> {
    const token = await askInWindow(this.#site);
    if (token === null) return null;
    const answer = await this.call<SessionAnswer & { token: string }>('POST', '/api/v1/session', {
      body: { token },
    });
    this.#take(answer);
    this.#token = null;
    const byCookie = await this.call<SessionAnswer>('GET', '/api/v1/session').catch(() => null);
    if (byCookie?.viewer) this.#take(byCookie);
    else this.#token = answer.token;
    writeTab(this.#site, this.#token);
    remember(this.#site, true);
    return this.viewer;
  }

  async signOut(): Promise<void> {
    await this.call('DELETE', '/api/v1/session');
    this.forget();
  }

  forget(): void {
    this.#take({ viewer: null, csrfToken: null });
    this.#token = null;
    writeTab(this.#site, null);
    remember(this.#site, false);
  }

  /** Asks the API. Throws Problem. */
  async call<T>(method: string, path: string, sent: { body?: unknown; key?: string } = {}): Promise<T> {
    const { body, key } = sent;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (this.#token !== null) headers.authorization = `Bearer ${this.#token}`;
    if (this.#csrfToken !== null) headers['x-folkmoot-csrf'] = this.#csrfToken;
    if (key !== undefined) headers['idempotency-key'] = key;
    const response = await fetch(this.#site + path, {
      method,
      headers,
      credentials: 'include',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Problem({ code: 'offline', detail: offline });
    });
    const answer: unknown = response.status === 204 ? null : await response.json().catch(() => ({}));
    if (!response.ok) throw new Problem(answer as { code?: string; detail?: string });
    return answer as T;
  }

  #take(answer: SessionAnswer): void {
    this.viewer = answer.viewer;
    this.#csrfToken = answer.csrfToken;
  }
}

/** The sign-in window of the newsroom; it sends a token that works once and for this page's origin alone. */
function askInWindow(site: string): Promise<string | null> {
  const end = `/signed-in?${new URLSearchParams({ origin: location.origin })}`;
  const opened = window.open(
    `${site}/sign-in?${new URLSearchParams({ next: end })}`,
    'folkmoot-sign-in',
    'popup,width=480,height=720',
  );
  if (!opened) return Promise.resolve(null);
  return new Promise((resolve) => {
    const finish = (token: string | null) => {
      clearInterval(watch);
      window.removeEventListener('message', hear);
      resolve(token);
    };
    const hear = (event: MessageEvent<{ type?: unknown; token?: unknown } | null>) => {
      if (event.origin !== site || event.data?.type !== 'folkmoot:signed-in') return;
      if (typeof event.data.token === 'string') finish(event.data.token);
    };
    window.addEventListener('message', hear);
    const watch = setInterval(() => {
      if (opened.closed) finish(null);
    }, 500);
  });
}

/** The same that the reading part looks for. */
const keyOf = (site: string): string => `folkmoot-session ${site}`;

/** So that the next page knows without asking; nothing of the person is in it. */
function remember(site: string, isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(keyOf(site), '1');
    else localStorage.removeItem(keyOf(site));
  } catch {
    return;
  }
}

function readTab(site: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(site));
  } catch {
    return null;
  }
}

function writeTab(site: string, token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(keyOf(site));
    else sessionStorage.setItem(keyOf(site), token);
  } catch {
    return;
  }
}
