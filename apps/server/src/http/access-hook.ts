import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../context.ts';
import { AppError } from '../errors.ts';
import type { App } from './create-app.ts';

/** Who may call what; `route` is `METHOD /pattern`, as the route was declared. */
export interface AccessRules {
  readonly isKnown: (route: string) => boolean;
  readonly isAllowed: (route: string, viewer: Viewer) => boolean;
}

/** Refuses a route that has no entry when the server is built, and a caller who may not, when it runs. */
export function registerAccess(app: App, rules: AccessRules): void {
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const key = routeKey(method, route.url);
      if (!rules.isKnown(key))
        throw new Error(`${key} has no entry in newsroom/people/access.ts: say there who may call it.`);
    }
  });
  app.addHook('preValidation', async (request) => {
    if (request.is404 || rules.isAllowed(keyOf(request), request.ctx.viewer)) return;
    throw new AppError(request.ctx.viewer.kind === 'guest' ? 'sign-in-needed' : 'not-allowed');
  });
}

function keyOf(request: FastifyRequest): string {
  return routeKey(request.method, request.routeOptions.url ?? '');
}

/** HEAD is what GET is, without the body. */
function routeKey(method: string, url: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${url}`;
}
