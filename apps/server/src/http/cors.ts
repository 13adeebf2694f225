import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './create-app.ts';

/** What pages elsewhere may ask for from their own origin: the API, and a thread with its parts. */
const shared = /^\/(?:api\/v1|threads)\//;

const preflightHeaders = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, last-event-id, x-folkmoot-csrf',
  'access-control-max-age': '600',
};

/**
 * Lets the pages of the origins that the site lists ask with their readers' sessions, and answers their preflights.
 * An origin is compared letter by letter; every other one, `null` too, gets no such header, so that a browser keeps
 * the answer from it. The site must be known by then. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function registerCors(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!shared.test(request.url)) return;
    const { origin } = request.headers;
    const isListed = origin !== undefined && request.ctx.site.settings.embedOrigins.includes(origin);
    if (isListed) allow(reply, origin);
    if (isPreflight(request)) return answerPreflight(reply, isListed);
  });
  // Last, because a route may set `vary` itself. A cache between must keep the answers to two origins apart.
  app.addHook('onSend', async (request, reply) => {
    if (shared.test(request.url)) await Promise.resolve(varyByOrigin(reply));
  });
}

function allow(reply: FastifyReply, origin: string): void {
  void reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'etag, retry-after',
  });
}

function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

function answerPreflight(reply: FastifyReply, isListed: boolean): FastifyReply {
  if (isListed) void reply.headers(preflightHeaders);
  return reply.code(204).send();
}

function varyByOrigin(reply: FastifyReply): void {
  const before = [reply.getHeader('vary') ?? []].flat().join(', ');
  const names = before.split(',').map((name) => name.trim().toLowerCase());
  if (!names.includes('origin') && !names.includes('*'))
    void reply.header('vary', before === '' ? 'Origin' : `${before}, Origin`);
}
