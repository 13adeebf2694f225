import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import underPressure from '@fastify/under-pressure';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawServerDefault,
} from 'fastify';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AddressKeys, Clock, Ctx, Site, Viewer } from '../context.ts';
import type { Db } from '../db/index.ts';
import { AppError } from '../errors.ts';
import { registerAccess, type AccessRules } from './access-hook.ts';
import { requireJson } from './api-route.ts';
import { assetFolder } from './assets.ts';
import { registerCors } from './cors.ts';
import { checkFormOrigin } from './csrf.ts';
import { registerEmbed, sharedWithAll } from './embed.routes.ts';
import { respondWithError } from './error-response.tsx';
import { registerHealth } from './health.routes.ts';
import { collectOpenApi, registerOpenApi } from './openapi.ts';
import { registerPages, type Frame } from './page.tsx';
import { readSessionToken } from './session-cookie.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** What every rule is handed; made anew for each request. */
    ctx: Ctx;
  }
  interface FastifyContextConfig {
    /** Answers everybody alike, so nobody looks up who is asking: a session is neither read nor renewed. */
    readonly isSameForAll?: boolean;
  }
}

/** What the frame is handed by build.ts, so that it needs to know no module above it. */
export interface AppParts {
  readonly config: Config;
  readonly origin: () => string;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keys: AddressKeys;
  readonly frames: Readonly<Record<'reader' | 'desk', Frame>>;
  readonly access: AccessRules;
  readonly findSite: (db: Db, host: string) => Promise<Site | null>;
  readonly findViewer: (parts: { db: Db; clock: Clock; site: Site }, token: string) => Promise<Viewer>;
  /**
   * Adds the routes that look up neither site nor viewer by themselves, and gives what answers a request before the
   * framework sees it where the answer is ready: true when it did.
   */
  readonly quickRoutes: (app: App) => QuickAnswer;
  /** Adds the modules' routes. */
  readonly routes: (app: App) => void;
}

/** No form is larger: 2,000 graphemes of four-byte text with their combining marks, and the rest of the form. */
const bodyLimitBytes = 256 * 1024;

export type QuickAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

export async function createApp(parts: AppParts): Promise<App> {
  const loggerInstance: FastifyBaseLogger = parts.log;
  let answerQuickly: QuickAnswer = () => false;
  const app: App = Fastify({
    loggerInstance,
    // Our own line is written when a request has been answered; see health.routes.ts.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: parts.config.trustProxy,
    bodyLimit: bodyLimitBytes,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    // Ctrl-C: what is being answered is answered, idle connections are closed.
    forceCloseConnections: 'idle',
    serverFactory: (handle) =>
      createServer({ requestTimeout: 60_000, keepAliveTimeout: 72_000 }, (request, response) => {
        if (!answerQuickly(request, response)) handle(request, response);
      }),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // Forms and JSON, nothing else: no file has a way in.
  app.removeContentTypeParser('text/plain');
  await collectOpenApi(app);
  await app.register((scope, _options, done) => {
    scope.decorateRequest('ctx', null as unknown as Ctx);
    scope.setErrorHandler((error, request, reply) => respondWithError(error, request, reply));
    answerQuickly = parts.quickRoutes(scope);
    done();
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: bodyLimitBytes });
  await registerSecurity(app, parts);
  await app.register(fastifyStatic, {
    root: assetFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    // What the widget loads later is among them.
    setHeaders: (reply) => void reply.headers(sharedWithAll),
  });
  registerEmbed(app);
  registerHealth(app, parts);
  // A scope of its own: health, assets and the widget answer before a site or a viewer is looked up.
  await app.register((scope, _options, done) => {
    registerModules(scope, parts);
    done();
  });
  return app;
}

function registerModules(scope: App, parts: AppParts): void {
  registerContext(scope, parts);
  registerAccess(scope, parts.access);
  registerPages(scope, parts.frames);
  scope.setErrorHandler((error, request, reply) => respondWithError(error, request, reply));
  scope.setNotFoundHandler((request, reply) => respondWithError(new AppError('not-found'), request, reply));
  registerOpenApi(scope);
  parts.routes(scope);
}

async function registerSecurity(app: App, parts: AppParts): Promise<void> {
  const isHttps = parts.config.origin?.startsWith('https:') === true;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Forms need `Origin` on our own requests; nothing is told to other sites.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps,
  });
  await app.register(rateLimit, {
    max: parts.config.requestsPerMinute,
    timeWindow: '1 minute',
    // Once the origin is known, so that a page elsewhere may read the refusal; before a body is read.
    hook: 'preParsing',
    allowList: (request) => request.method === 'GET' || request.method === 'HEAD',
    errorResponseBuilder: (_request, context) =>
      new AppError('too-many-requests', { params: { seconds: Math.ceil(context.ttl / 1000) } }),
  });
  await app.register(underPressure, { maxEventLoopDelay: 2_000, retryAfter: 5, exposeStatusRoute: false });
}

function registerContext(app: App, parts: AppParts): void {
  app.decorateRequest('ctx', null as unknown as Ctx);
  app.addHook('onRequest', async (request) => {
    const { db, clock, log } = parts;
    const site = await parts.findSite(db, request.hostname);
    if (!site) throw new AppError('not-found');
    const token = request.routeOptions.config.isSameForAll === true ? null : readSessionToken(request);
    const viewer =
      token === null ? ({ kind: 'guest' } as const) : await parts.findViewer({ db, clock, site }, token);
    request.ctx = { db, clock, log, viewer, site, keys: parts.keys, origin: parts.origin() };
  });
  registerCors(app);
  app.addHook('onRequest', requireJson);
  app.addHook('preHandler', async (request) => checkFormOrigin(request, parts.origin()));
}
