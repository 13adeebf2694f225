import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/**
 * A form must come from our own page: by `Origin`, by `Sec-Fetch-Site` where a browser sends no origin, and, for
 * somebody signed in, by the token in the form. Throws `form-not-ours`.
 * OWASP ASVS 5, V3.5 (browser origin separation).
 */
export async function checkFormOrigin(request: FastifyRequest, origin: string): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.is404) return;
  const fetchSite = request.headers['sec-fetch-site'];
  const isOurs =
    request.headers.origin !== undefined
      ? request.headers.origin === origin
      : fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  if (!isOurs || !hasToken(request)) throw new AppError('form-not-ours');
  await Promise.resolve();
}

function hasToken(request: FastifyRequest): boolean {
  const { viewer } = request.ctx;
  if (viewer.kind === 'guest') return true;
  const body = request.body as { csrf?: unknown } | null | undefined;
  const given = Buffer.from(typeof body?.csrf === 'string' ? body.csrf : '');
  const wanted = Buffer.from(viewer.csrfToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
