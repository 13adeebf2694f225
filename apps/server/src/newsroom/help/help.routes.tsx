import { clearSession, type App } from '../../http/index.ts';
import { closeSession } from '../people/index.ts';
import { exitAddress, HelpPage } from './help.view.tsx';

export function registerHelpRoutes(app: App): void {
  app.get('/help', (_request, reply) =>
    reply.page({
      title: 'Get help',
      body: <HelpPage />,
      description: 'Who can help, with what, and how to reach them.',
    }),
  );

  /**
   * The way out works by a plain link, so that it needs no script: the session ends, what the browser keeps for this
   * site is dropped, and another page is there.
   */
  app.get('/exit', async (request, reply) => {
    // A browser that fetches links ahead of the click must not sign anyone out.
    if (request.headers['sec-purpose']?.includes('prefetch') === true) return reply.code(503).send();
    const { viewer, db } = request.ctx;
    if (viewer.kind === 'person') await closeSession(db, viewer.sessionId);
    clearSession(reply);
    return reply
      .header('cache-control', 'no-store')
      .header('clear-site-data', '"cache", "cookies", "storage"')
      .redirect(exitAddress, 303);
  });
}
