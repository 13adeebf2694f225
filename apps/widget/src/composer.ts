/*
 * What takes more than reading: sign-in, writing, replying, changing, liking, reporting. Loaded when it is first used, or at
 * once for somebody who has signed in on an earlier page.
 */
import { element } from './element.ts';
import type { ThreadHost } from './folkmoot-thread.ts';
import type { Act } from './fragment.ts';
import { addButtons, textForm } from './forms.ts';
import { applyMine, type Mine } from './mine.ts';
import { reportForm } from './report.ts';
import { Session } from './session.ts';
import style from './composer.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

type Deed = Exclude<Act, { kind: 'list' }>;

const sessions = new Map<string, Session>();

/** Does what a link in the thread is for; null takes up the session of an earlier page. */
export async function compose(host: ThreadHost, act: Deed | null): Promise<void> {
  if (!host.root.adoptedStyleSheets.includes(sheet)) host.root.adoptedStyleSheets.push(sheet);
  const isFirst = !sessions.has(host.site);
  const session = sessions.get(host.site) ?? new Session(host.site);
  sessions.set(host.site, session);
  if (act?.kind === 'report') return showReport(host, session, act.commentId);
  if (act === null) {
    if (isFirst) await session.resume();
    if (session.viewer) await showMine(host, session);
    return;
  }
  if (session.viewer === null) {
    if ((await session.signIn()) === null) return showSignIn(host, session, act);
    await showMine(host, session);
  }
  await doAct(host, session, act);
}

async function doAct(host: ThreadHost, session: Session, act: Deed): Promise<void> {
  switch (act.kind) {
    case 'write':
      return write(host, session);
    case 'reply':
      return openUnder(host, act.commentId, (close) => replyForm(host, session, { ...act, close }));
    case 'edit':
      return openUnder(host, act.commentId, (close) => editForm(host, session, { ...act, close }));
    case 'like':
      return like(host, session, act.commentId);
    case 'withdraw':
      return withdraw(host, session, act.commentId);
    case 'report':
      return showReport(host, session, act.commentId);
  }
}

/** Where the browser has opened no window by itself, or the reader has closed it. */
function showSignIn(host: ThreadHost, session: Session, act: Deed): void {
  const button = element('button', { className: 'button', type: 'button' }, 'Sign in');
  const notice = element(
    'div',
    { className: 'notice notice-info', role: 'status' },
    element('p', {}, 'Sign in to take part. All it takes is an e-mail address.'),
    element('p', {}, button),
  );
  button.addEventListener('click', () => void compose(host, act));
  putWriting(host, notice);
  button.focus();
}

/** The reader's own part of the thread: what they like, what is theirs, what waits. */
async function showMine(host: ThreadHost, session: Session): Promise<Mine> {
  const path = `/threads/${encodeURIComponent(host.story)}/mine`;
  const mine = await session.call<Mine>('GET', path);
  applyMine(host, mine);
  return mine;
}

async function write(host: ThreadHost, session: Session): Promise<void> {
  const { viewer, whyNot, mustAgree } = await showMine(host, session);
  if (whyNot || !viewer) {
    putWriting(
      host,
      element('p', { className: 'notice notice-attention', role: 'status' }, whyNot?.text ?? ''),
    );
    return;
  }
  const out = element('button', { className: 'link-button', type: 'button' }, 'Sign out');
  out.addEventListener('click', () => {
    void session
      .signOut()
      .catch(() => session.forget())
      .then(() => host.reload());
  });
  const form = textForm({
    title: 'Your comment',
    button: 'Post comment',
    draft: host.story,
    rules: mustAgree ? `${host.site}/house-rules` : undefined,
    cancel: () => putWriting(host, null),
    send: (text, options) => post(host, session, { text, parentId: null, ...options }),
  });
  form.prepend(element('p', { className: 'who' }, `You write as ${viewer.name}.`, out));
  putWriting(host, form);
  form.querySelector('textarea')?.focus();
}

/** Under the heading of the thread; null takes it away. */
function putWriting(host: ThreadHost, writing: HTMLElement | null): void {
  host.root.querySelector('.writing')?.remove();
  if (!writing) return;
  writing.classList.add('writing');
  host.root.querySelector('.thread-header')?.after(writing);
}

/** Opens something under a comment, once. */
async function openUnder(
  host: ThreadHost,
  commentId: string,
  make: (close: () => void) => HTMLElement | Promise<HTMLElement>,
): Promise<void> {
  const actions = host.root.querySelector(`#comment-${CSS.escape(commentId)} > .comment-actions`);
  if (!actions) return;
  const before = actions.nextElementSibling;
  if (before?.classList.contains('opened')) before.remove();
  const place = element('div', { className: 'opened' });
  const close = () => {
    place.remove();
    actions.querySelector<HTMLElement>('a, button')?.focus();
  };
  place.append(await make(close));
  actions.after(place);
  place.querySelector<HTMLElement>('textarea, input')?.focus();
}

function authorOf(host: ThreadHost, commentId: string): string {
  const name = host.root.querySelector(`#comment-${CSS.escape(commentId)} .comment-author`)?.textContent;
  return name ?? 'this comment';
}

function replyForm(
  host: ThreadHost,
  session: Session,
  parts: { commentId: string; close: () => void },
): HTMLElement {
  return textForm({
    title: `Your reply to ${authorOf(host, parts.commentId)}`,
    button: 'Post reply',
    draft: `${host.story} ${parts.commentId}`,
    rules: session.viewer?.mustAgree === true ? `${host.site}/house-rules` : undefined,
    cancel: parts.close,
    send: async (text, options) => {
      await post(host, session, { text, parentId: parts.commentId, ...options });
      parts.close();
    },
  });
}

function editForm(
  host: ThreadHost,
  session: Session,
  parts: { commentId: string; close: () => void },
): HTMLElement {
  const paragraphs = host.root.querySelectorAll<HTMLElement>(
    `#comment-${CSS.escape(parts.commentId)} > .comment-body > *`,
  );
  return textForm({
    title: 'Change your comment',
    button: 'Save',
    text: [...paragraphs].map((one) => one.innerText).join('\n\n'),
    cancel: parts.close,
    send: async (text) => {
      await session.call('PATCH', `/api/v1/comments/${parts.commentId}`, { body: { text } });
      parts.close();
      await host.reload();
    },
  });
}

interface Posted {
  readonly comment: { readonly id: string; readonly state: string };
}

async function post(
  host: ThreadHost,
  session: Session,
  draft: { text: string; parentId: string | null; agrees: boolean; key: string },
): Promise<void> {
  const { text, parentId, agrees, key } = draft;
  const path = `/api/v1/threads/${encodeURIComponent(host.story)}/comments`;
  const body = { text, parentId, ...(agrees && { agreeToRules: true }) };
  const { comment } = await session.call<Posted>('POST', path, { body, key });
  if (agrees) await session.resume();
  const detail = { story: host.story, commentId: comment.id, state: comment.state };
  host.element.dispatchEvent(new CustomEvent('folkmoot:posted', { detail, bubbles: true, composed: true }));
  await host.reload();
  if (comment.state === 'held') sayHeld(host);
  else host.root.getElementById(`comment-${comment.id}`)?.scrollIntoView({ block: 'nearest' });
}

function sayHeld(host: ThreadHost): void {
  const words =
    'Thank you. Your comment has been received and will appear on the site shortly. Until then only you can see it.';
  const notice = element('p', { className: 'notice notice-success', role: 'status' }, words);
  host.root.querySelector('.thread-header')?.after(notice);
}

async function like(host: ThreadHost, session: Session, commentId: string): Promise<void> {
  const button = host.root.querySelector<HTMLElement>(
    `#comment-${CSS.escape(commentId)} > .comment-actions [data-like]`,
  );
  if (!button) return;
  const method = button.getAttribute('aria-pressed') === 'true' ? 'DELETE' : 'PUT';
  const answer = await session.call<{ isLiked: boolean; likeCount: number }>(
    method,
    `/api/v1/comments/${commentId}/like`,
  );
  button.setAttribute('aria-pressed', String(answer.isLiked));
  button.textContent = answer.likeCount > 0 ? `Like ${answer.likeCount}` : 'Like';
}

function withdraw(host: ThreadHost, session: Session, commentId: string): Promise<void> {
  return openUnder(host, commentId, (close) => {
    const form = element('form', { className: 'composer' });
    form.append(element('p', {}, 'Take your comment down? You cannot put it back.'));
    addButtons(form, 'Yes, take it down', {
      isRemoval: true,
      cancel: close,
      send: async () => {
        await session.call('DELETE', `/api/v1/comments/${commentId}`);
        await host.reload();
      },
    });
    return form;
  });
}

async function showReport(host: ThreadHost, session: Session, commentId: string): Promise<void> {
  await openUnder(host, commentId, (close) => reportForm(session, { commentId, site: host.site, close }));
}
