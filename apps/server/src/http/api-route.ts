import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Whether the route that answers belongs to the JSON API: by its pattern, however the address was written. */
export function isApiRoute(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true;
}

/** The API takes JSON alone, so that no plain form on another site can write to it. Throws `not-json`. */
export async function requireJson(request: FastifyRequest): Promise<void> {
  const type = request.headers['content-type'];
  if (!isApiRoute(request) || type === undefined || /^application\/json\s*(?:;|$)/i.test(type)) return;
  throw await Promise.resolve(new AppError('not-json'));
}
