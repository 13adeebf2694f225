import swagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import type { App } from './create-app.ts';

const introduction = `Threads, comments and reports of one newsroom, for its own pages and programs. The guide is docs/api.md.

Reading needs no session. Writing needs one: a bearer token, or the cookie together with the header \`x-folkmoot-csrf\`
that holds the token of \`GET /api/v1/session\`. Errors are Problem Details (RFC 9457); their \`code\` stays.`;

/** Collects the schemas of the API's routes; registered before them. OpenAPI 3.1. */
export async function collectOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Folkmoot',
        version: '1',
        description: introduction,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token that POST /api/v1/session gives.',
          },
          cookie: { type: 'apiKey', in: 'cookie', name: '__Host-folkmoot' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-folkmoot-csrf' },
        },
      },
    },
    transform: ({ schema, url }) => ({
      schema: url.startsWith('/api/v1/')
        ? { ...schema, response: described(schema) }
        : { ...schema, hide: true },
      url,
    }),
  });
}

/** An answer that says nothing of itself is what the route is for. */
function described(schema: FastifySchema): Record<string, object> {
  const { response = {}, summary } = schema as { response?: Record<string, object>; summary?: string };
  return Object.fromEntries(
    Object.entries(response).map(([status, answer]) => [status, { description: summary ?? '', ...answer }]),
  );
}

/** Where the document is served; it does not change while the server runs. */
export function registerOpenApi(app: App): void {
  app.get('/api/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  );
}
