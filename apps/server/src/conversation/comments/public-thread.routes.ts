import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Clock, Site } from '../../context.ts';
import type { Bus, Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { problems, StoredResponse, type App, type QuickAnswer } from '../../http/index.ts';
import { extentOf } from './page-extent.ts';
import { findPublicPage } from './public-page.ts';
import { PublicThread } from './public-thread.schema.ts';
import { writePublicThread } from './public-thread-json.view.tsx';
import { renderNoThread, renderPublicThread } from './public-thread.view.tsx';
import { keptAtMostMs, ThreadCache, type Flight, type Made } from './thread-cache.ts';
import { readThreadQuery, writeCursor, type ThreadQuery } from './thread-query.ts';

export interface PublicThreadParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly findSite: (db: Db, host: string) => Promise<Site | null>;
  readonly cacheBytes: number;
}

const Params = Type.Object({
  key: Type.String({ maxLength: 300, description: 'The last part of the story’s address.' }),
});
/** What cannot be read is left out, as on the page of a story. */
const Query = Type.Object({
  sort: Type.Optional(
    Type.String({ description: '`newest` (as when left out), `oldest`, `replied` or `liked`.' }),
  ),
  after: Type.Optional(
    Type.String({ maxLength: 300, description: 'The `next` of the page before, in the same sort.' }),
  ),
});
type Asked = FastifyRequest<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>;
type Format = 'html' | 'json';

/**
 * Seconds for which a browser or an edge may show a page without asking, and then while it asks. The second is no
 * shorter than we keep pages ourselves.
 */
const freshSeconds = 2;
const staleSeconds = keptAtMostMs / 1000;

const contentTypes = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** The same for everyone, so any page may show it; and it is a part of a page, so nothing in it may run or load. */
function headersOf(format: Format): string[] {
  return [
    ...['content-type', contentTypes[format]],
    ...['cache-control', `public, max-age=${freshSeconds}, stale-while-revalidate=${staleSeconds}`],
    ...['vary', 'Accept, Accept-Encoding'],
    ...['access-control-allow-origin', '*', 'access-control-expose-headers', 'etag'],
    ...['cross-origin-resource-policy', 'cross-origin'],
    ...['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
    ...['x-content-type-options', 'nosniff', 'referrer-policy', 'same-origin'],
  ];
}

/** Sites by host name, for as long as a page is kept: which site a request is for must not cost a query. */
const keptHosts = 1_000;

/**
 * The public layer: `GET /threads/:key` and the same as JSON under `/api/v1`. A page that is kept is sent with
 * headers worked out before, and no look at the database; over a real connection the framework never sees the request.
 */
export function registerPublicThread(app: App, parts: PublicThreadParts): QuickAnswer {
  const pages = new PublicThreadPages(parts);
  app.addHook('onClose', () => pages.close());
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/threads/:key',
    { schema: { params: Params, querystring: Query } },
    (request, reply) => pages.answer(request, { reply, format: wantsJson(request) ? 'json' : 'html' }),
  );
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/api/v1/threads/:key',
    {
      schema: {
        tags: ['Threads'],
        operationId: 'readThread',
        summary: 'Read a page of a thread',
        description: 'The same for everyone. Answers with an ETag and may be kept for seconds.',
        params: Params,
        querystring: Query,
        response: { 200: PublicThread, ...problems('not-found') },
      },
    },
    (request, reply) => pages.answer(request, { reply, format: 'json' }),
  );
  return (request, response) => pages.answerQuickly(request, response);
}

const address = /^(\/api\/v1)?\/threads\/([^/?%]+)(?:\?(.*))?$/;

class PublicThreadPages {
  readonly #parts: PublicThreadParts;
  readonly #cache: ThreadCache<StoredResponse>;
  readonly #sites = new Map<string, { readonly siteId: string; readonly endsAtMs: number }>();

  constructor(parts: PublicThreadParts) {
    this.#parts = parts;
    this.#cache = new ThreadCache(parts, { maxBytes: parts.cacheBytes });
  }

  close(): void {
    this.#cache.close();
  }

  /** Sends a kept page before the framework sees the request; false where there is none, or in doubt. */
  answerQuickly(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '', headers } = request;
    const isBehindProxy = headers['x-forwarded-host'] !== undefined;
    const match = method === 'GET' && !isBehindProxy ? address.exec(url) : null;
    const siteId = this.#knownSite((headers.host ?? '').replace(/:\d+$/, ''));
    if (!match || siteId === null) return false;
    const [, api, slug = '', search = ''] = match;
    const query = readThreadQuery(search === '' ? {} : Object.fromEntries(new URLSearchParams(search)));
    const format = api !== undefined || wantsJson(request) ? 'json' : 'html';
    const kept = this.#cache.find(keyOf(siteId, slug, { query, format }));
    kept?.send(request, response);
    return kept !== undefined;
  }

  /** Answers at once where the page is kept; gives a promise where it must be made. */
  answer(
    request: Asked,
    options: { reply: FastifyReply; format: Format },
  ): Promise<FastifyReply> | undefined {
    const { reply, format } = options;
    const query = readThreadQuery(request.query);
    const siteId = this.#knownSite(request.hostname);
    const kept =
      siteId === null ? undefined : this.#cache.find(keyOf(siteId, request.params.key, { query, format }));
    if (!kept) return this.#make(request, { ...options, query });
    reply.hijack();
    kept.send(request.raw, reply.raw);
    return undefined;
  }

  async #make(
    request: Asked,
    options: { reply: FastifyReply; format: Format; query: ThreadQuery },
  ): Promise<FastifyReply> {
    const { reply, format, query } = options;
    const siteId = await this.#findSite(request.hostname);
    const slug = request.params.key;
    const made =
      siteId === null
        ? null
        : await this.#cache.load(keyOf(siteId, slug, options), (flight) =>
            this.#render({ siteId, slug, query, format }, flight),
          );
    if (made) {
      reply.hijack();
      made.send(request.raw, reply.raw);
      return reply;
    }
    if (format === 'json') throw new AppError('not-found');
    void reply.code(404).header('cache-control', 'no-cache').header('access-control-allow-origin', '*');
    return reply.type(contentTypes.html).send(renderNoThread());
  }

  async #render(
    page: { siteId: string; slug: string; query: ThreadQuery; format: Format },
    flight: Flight,
  ): Promise<Made<StoredResponse>> {
    const found = await findPublicPage(this.#parts, page, {
      onStory: (storyId) => (flight.storyId = storyId),
    });
    if (!found) return null;
    const write = page.format === 'json' ? writePublicThread : renderPublicThread;
    const body = write(found, (key, version, make) => this.#cache.keep(key, version, make));
    return { value: new StoredResponse(body, headersOf(page.format)), extent: extentOf(found) };
  }

  #knownSite(host: string): string | null {
    const known = this.#sites.get(host);
    return known && this.#parts.clock.now() < known.endsAtMs ? known.siteId : null;
  }

  async #findSite(host: string): Promise<string | null> {
    const known = this.#knownSite(host);
    if (known !== null) return known;
    const site = await this.#parts.findSite(this.#parts.db, host);
    if (!site) return null;
    if (this.#sites.size >= keptHosts) this.#sites.clear();
    this.#sites.set(host, { siteId: site.id, endsAtMs: this.#parts.clock.now() + keptAtMostMs });
    return site.id;
  }
}

function keyOf(siteId: string, slug: string, page: { query: ThreadQuery; format: Format }): string {
  const { sort, after } = page.query;
  return `${page.format} ${siteId} ${sort} ${after ? writeCursor(sort, after) : ''} ${slug}`;
}

function wantsJson(request: Pick<FastifyRequest, 'headers'>): boolean {
  const { accept } = request.headers;
  return accept !== undefined && accept.includes('application/json') && !accept.includes('text/html');
}
