import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { isApiRoute } from './api-route.ts';
import { readBearer } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For a route whose body proves by itself that it is meant: nothing beyond the origin is asked for. */
    provesItself?: boolean;
  }
}

/**
 * What changes something must come from our own page: by `Origin`, by `Sec-Fetch-Site` where a browser sends no origin,
 * and, for somebody signed in, by the token in the form. The API takes the pages of listed origins for ours, the token
 * in the header `x-folkmoot-csrf`, and `Authorization` instead of both, since no browser adds that by itself. Throws
 * `form-not-ours`. OWASP ASVS 5, V3.5 (browser origin separation).
 */
export async function checkFormOrigin(request: FastifyRequest, origin: string): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.is404) return;
  if (isApiRoute(request) && request.ctx.viewer.kind === 'person' && readBearer(request) !== null) return;
  if (!isFromOurs(request, origin) || !hasToken(request)) throw new AppError('form-not-ours');
  await Promise.resolve();
}

function isFromOurs(request: FastifyRequest, ours: string): boolean {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers;
  if (origin === undefined)
    return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  return origin === ours || (isApiRoute(request) && request.ctx.site.settings.embedOrigins.includes(origin));
}

function hasToken(request: FastifyRequest): boolean {
  const { viewer } = request.ctx;
  if (viewer.kind === 'guest' || request.routeOptions.config.provesItself === true) return true;
  const given = Buffer.from(readToken(request));
  const wanted = Buffer.from(viewer.csrfToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function readToken(request: FastifyRequest): string {
  const body = request.body as { csrf?: unknown } | null | undefined;
  const token = isApiRoute(request) ? request.headers['x-folkmoot-csrf'] : body?.csrf;
  return typeof token === 'string' ? token : '';
}
