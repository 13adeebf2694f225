/** What somebody does who signs in: asks for a code, reads the mail, fills in the forms as they stand on the page. */
import type { LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { deliverDue } from '../../src/mail/deliver-mail.ts';
import { keepMail, listKeptMail } from '../../src/mail/index.ts';
import type { KeptMailRow } from '../../src/mail/mail.tables.ts';
import { testOrigin, type TestNewsroom } from './newsroom.ts';

/** Delivers what waits in the outbox and gives an address's mail, the newest first. */
export async function readMail(newsroom: TestNewsroom, recipient: string): Promise<KeptMailRow[]> {
  const { db, clock } = newsroom;
  await deliverDue({ db, clock, log: pino({ level: 'silent' }), deliver: keepMail(db) });
  const mails = await listKeptMail(db, { limit: 1_000 });
  return mails.filter((mail) => mail.recipient === recipient);
}

/** The fields of the form with this action, with what they hold. */
export function formFields(page: LightMyRequestResponse, action: string): Record<string, string> {
  const [, form] = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(page.body) ?? [];
  if (form === undefined)
    throw new Error(`There is no form for ${action} on the page: ${page.statusCode} ${page.body}`);
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const read = (attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(input)?.[1];
    const name = read('name');
    if (name !== undefined && read('type') !== 'radio') fields[name] = decode(read('value') ?? '');
  }
  return fields;
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Asks for a code: the fields of the code form, and the code from the mail. */
export async function askForCode(
  newsroom: TestNewsroom,
  email: string,
  next = '/',
): Promise<{ page: LightMyRequestResponse; fields: Record<string, string>; code: string }> {
  const earlier = new Set((await readMail(newsroom, email)).map((mail) => mail.id));
  const page = await newsroom.guest.post('/sign-in', { email, next });
  const mail = (await readMail(newsroom, email)).find((one) => !earlier.has(one.id));
  const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '';
  return { page, fields: formFields(page, '/sign-in/code'), code };
}

/** Asks for a code and types it. */
export async function enterCode(
  newsroom: TestNewsroom,
  email: string,
  next = '/',
): Promise<LightMyRequestResponse> {
  const { fields, code } = await askForCode(newsroom, email, next);
  return newsroom.guest.post('/sign-in/code', { ...fields, code });
}

/** The whole first sign-in, up to the name form's answer. */
export async function joinAs(
  newsroom: TestNewsroom,
  who: { email: string; name: string; ageBand?: string; next?: string },
): Promise<LightMyRequestResponse> {
  const page = await enterCode(newsroom, who.email, who.next);
  const fields = formFields(page, '/sign-in/name');
  return newsroom.guest.post('/sign-in/name', {
    ...fields,
    name: who.name,
    ageBand: who.ageBand ?? '18-plus',
  });
}

/** The token of the session that a response opened; null where it opened none. */
export function openedSession(response: LightMyRequestResponse): string | null {
  return response.cookies.find((cookie) => cookie.name === 'folkmoot' && cookie.value !== '')?.value ?? null;
}

/** A page as the browser with this session gets it. */
export function getWith(
  newsroom: TestNewsroom,
  token: string | null,
  url: string,
): Promise<LightMyRequestResponse> {
  return newsroom.server.app.inject({
    method: 'GET',
    url,
    cookies: token === null ? {} : { folkmoot: token },
  });
}

/** A form as the browser with this session sends it; `fields` hold the form's token. */
export function postWith(
  newsroom: TestNewsroom,
  token: string,
  form: { url: string; fields: Record<string, string> },
): Promise<LightMyRequestResponse> {
  return newsroom.server.app.inject({
    method: 'POST',
    url: form.url,
    cookies: { folkmoot: token },
    headers: { origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form.fields).toString(),
  });
}
