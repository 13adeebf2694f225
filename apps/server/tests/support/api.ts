/** Asking the JSON API as a page's script would: with cookie or bearer, the origin, and the token in its header. */
import type { LightMyRequestResponse } from 'fastify';
import { findViewer, openSession } from '../../src/newsroom/people/index.ts';
import { testOrigin, type TestNewsroom, type TestPerson } from './newsroom.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface Asked {
  readonly body?: unknown;
  /** What the page's script or the browser says besides; undefined leaves out what is said otherwise. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface ApiClient {
  readonly token: string | null;
  readonly csrf: string | null;
  ask(method: Method, url: string, asked?: Asked): Promise<LightMyRequestResponse>;
}

/** A script on a page of our own, where this person is signed in by cookie. */
export async function apiFor(
  newsroom: TestNewsroom,
  person: Pick<TestPerson, 'personId'> | null,
): Promise<ApiClient> {
  if (person === null) return client(newsroom, { token: null, csrf: null });
  const { db, clock, site } = newsroom;
  const { personId } = person;
  const { token } = await openSession(db, { siteId: site.id, personId, atMs: clock.now() });
  const viewer = await findViewer({ db, clock, site }, token);
  return client(newsroom, { token, csrf: viewer.kind === 'person' ? viewer.csrfToken : null });
}

function client(newsroom: TestNewsroom, session: { token: string | null; csrf: string | null }): ApiClient {
  const { token, csrf } = session;
  return {
    token,
    csrf,
    ask: (method, url, { body, headers = {} } = {}) =>
      newsroom.server.app.inject({
        method,
        url,
        ...(token !== null && { cookies: { folkmoot: token } }),
        headers: said({
          origin: testOrigin,
          'x-folkmoot-csrf': csrf ?? undefined,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        }),
        ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
}

function said(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What a test looks at in a refusal. */
export function problemOf(response: LightMyRequestResponse): {
  status: number;
  type: string;
  code: string;
  field: string | undefined;
} {
  const { code, field } = response.json<{ code: string; field?: string }>();
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']).replace(/;.*/, ''),
    code,
    field,
  };
}

export function problem(status: number, code: string, field?: string): ReturnType<typeof problemOf> {
  return { status, type: 'application/problem+json', code, field };
}
