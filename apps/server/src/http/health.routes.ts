import { sql } from 'kysely';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { App, AppParts } from './create-app.ts';

/** `/healthz` says that the process answers, `/readyz` that the database does, `/metrics` tells Prometheus the rest. */
export function registerHealth(app: App, parts: Pick<AppParts, 'db' | 'log' | 'clock'>): void {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const durations = new Histogram({
    name: 'folkmoot_http_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route, never by their address.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [metrics],
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.is404 ? 'none' : (request.routeOptions.url ?? 'none'),
      status: reply.statusCode,
    };
    durations.observe(labels, reply.elapsedTime / 1000);
    parts.log.info({ ...labels, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
    await Promise.resolve();
  });
  app.get('/healthz', { config: { rateLimit: false } }, () => ({ status: 'ok' }));
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    try {
      await sql`select 1`.execute(parts.db);
      return { status: 'ready' };
    } catch (error) {
      parts.log.error({ err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  app.get('/metrics', { config: { rateLimit: false } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}
