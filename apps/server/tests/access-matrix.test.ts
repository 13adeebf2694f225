import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffRole } from '../src/context.ts';
import { registerAccess } from '../src/http/access-hook.ts';
import type { App } from '../src/http/index.ts';
import {
  accessTable,
  createPerson,
  isAllowed,
  isKnownRoute,
  openSession,
} from '../src/newsroom/people/index.ts';
import { addSite } from '../src/newsroom/sites/index.ts';
import { apiFor, type Method } from './support/api.ts';
import {
  engines,
  openTestNewsroom,
  testOrigin,
  type TestNewsroom,
  type TestPerson,
} from './support/newsroom.ts';

/** Who may call what, written out once more by hand: the table in the product and this one must say the same. */
const everyone = ['guest', 'reader', 'moderator', 'editor', 'safeguarding-lead', 'partner', 'admin'] as const;
type Caller = (typeof everyone)[number];
const may: Readonly<Record<string, readonly Caller[]>> = {
  'everyone, with an account or without': everyone,
  'everyone with an account': everyone.filter((caller) => caller !== 'guest'),
  'those who moderate': ['moderator', 'editor', 'safeguarding-lead', 'admin'],
  'those who write': ['editor', 'admin'],
};

type Person = Pick<TestPerson, 'get' | 'post'> | TestPerson;

/** What a call needs to come as far as the rule, where nothing is not enough. */
const bodies: Readonly<Record<string, { body: unknown }>> = {
  'POST /api/v1/session': { body: { token: 'none' } },
  'POST /api/v1/stories': { body: { url: `${testOrigin}/stories/a-fine-day` } },
};

/** Answered before a site or a person is looked up, and holding nothing of either. */
const plumbing = new Set([
  ...['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /assets/*'],
  ...['GET /widget.js', 'GET /widget.css', 'GET /count.js'],
]);

describe.each(engines)('who may call what on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeAll(async () => void (newsroom = await openTestNewsroom(engine)));
  afterAll(() => newsroom.close());

  /** A caller as nobody has used it: the calls of some routes end the session. */
  async function comeAs(caller: Caller): Promise<Person> {
    if (caller === 'guest') return newsroom.guest;
    return newsroom.person(caller === 'reader' ? {} : { role: caller satisfies StaffRole });
  }

  async function call(person: Person, route: string): Promise<LightMyRequestResponse> {
    const [method = '', pattern = ''] = route.split(' ');
    const url = pattern.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000');
    if (pattern.startsWith('/api/'))
      return (await apiFor(newsroom, 'personId' in person ? person : null)).ask(
        method as Method,
        url,
        bodies[route],
      );
    return method === 'GET' ? person.get(url) : person.post(url);
  }

  test('every route has an entry, and every entry is a route', () => {
    const routes = listRoutes(newsroom.server.app.printRoutes());
    const guarded = routes.filter((route) => !plumbing.has(route));
    expect(guarded.sort()).toEqual(Object.keys(accessTable).map(withoutNames).sort());
    expect(guarded).toContain('POST /comments/:/report');
  });

  test('a route without an entry stops the server when it is built', async () => {
    const app: App = Fastify().withTypeProvider<TypeBoxTypeProvider>();
    registerAccess(app, { isKnown: isKnownRoute, isAllowed });
    expect(() => app.get('/no-entry', () => 'x')).toThrow(
      'GET /no-entry has no entry in newsroom/people/access.ts',
    );
    await app.close();
  });

  test.each(everyone)('%s gets what the table says, and is refused everything else', async (caller) => {
    let person = await comeAs(caller);
    const got: Record<string, boolean> = {};
    const wanted: Record<string, boolean> = {};
    for (const route of Object.keys(accessTable)) {
      const answer = await call(person, route);
      expect(answer.statusCode, route).toBeLessThan(500);
      got[route] = !isRefused(answer);
      wanted[route] = may[groupOf(route)]?.includes(caller) === true;
      if (/\/(exit|sign-out)$/.test(route)) person = await comeAs(caller);
    }
    expect(got).toEqual(wanted);
  });

  test('staff of one title are nobody in particular at another', async () => {
    const { db, clock, keys, server } = newsroom;
    const token = await db.transaction().execute(async (tx) => {
      const settings = { hosts: ['other.test'] };
      const other = await addSite(
        tx,
        { slug: 'other', name: 'The Other Post', settings },
        { atMs: clock.now() + 1 },
      );
      const who = { siteId: other.id, email: 'chief@example.org', name: 'Chief', atMs: clock.now(), keys };
      const personId = await createPerson(tx, { ...who, ageBand: '18-plus', roles: ['admin'] });
      return (await openSession(tx, { siteId: other.id, personId, atMs: clock.now() })).token;
    });
    const ask = (url: string, host: string) =>
      server.app.inject({
        method: 'GET',
        url,
        cookies: { folkmoot: token },
        headers: { host, origin: testOrigin },
      });
    expect((await ask('/desk', 'other.test')).statusCode).toBe(200);
    const here = await ask('/desk', 'newsroom.test');
    expect([here.statusCode, here.headers.location]).toEqual([303, '/sign-in?next=%2Fdesk']);
    expect((await ask('/me', 'newsroom.test')).statusCode).toBe(303);
  });
});

function isRefused(answer: LightMyRequestResponse): boolean {
  const isSentToSignIn = answer.headers.location?.startsWith('/sign-in?next=') === true;
  return answer.statusCode === 401 || answer.statusCode === 403 || isSentToSignIn;
}

function groupOf(route: string): string {
  const [, path = ''] = route.split(' ');
  if (path.startsWith('/desk/stories')) return 'those who write';
  if (path.startsWith('/desk')) return 'those who moderate';
  const isOwn = path === '/me' || path.startsWith('/me/') || path === '/sign-out' || path === '/signed-in';
  const isOwnInApi =
    /^\/api\/v1\/comments\/:id(\/like)?$/.test(path) || path === '/api/v1/threads/:key/comments';
  const isOwnComment = /^\/comments\/:id\/(edit|withdraw|like)$/.test(path);
  return isOwn || isOwnComment || isOwnInApi
    ? 'everyone with an account'
    : 'everyone, with an account or without';
}

/** Two routes may call the same place in an address by two names. */
function withoutNames(route: string): string {
  return route.replace(/:[\w|:]+/g, ':');
}

/** Reads the tree that Fastify prints: each level is indented by four characters, and a line ends with its methods. */
function listRoutes(tree: string): string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, segment = '', methods] = /^([│├└─ ]*)(.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? [];
    const depth = (indent?.length ?? 0) / 4;
    parents.splice(depth - 1, Infinity, segment);
    const path = parents.join('');
    return (methods ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => withoutNames(`${method} ${path}`));
  });
}
