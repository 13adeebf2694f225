/**
 * The only place where everything is wired together: which module's pages show which other module's parts, and which
 * rule is told of what.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './context.ts';
import { openBus, openDatabase, type Bus, type Db } from './db/index.ts';
import { deskFrame, readerFrame } from './frames.tsx';
import { createApp, EventStreams, type App } from './http/index.ts';
import { keepMail, smtpDelivery, startDelivery } from './mail/index.ts';
import { registerMailbox } from './mail/mailbox.routes.tsx';
import type { LedgerProjection } from './newsroom/ledger/index.ts';
import {
  addressKeys,
  findViewer,
  isAllowed,
  isKnownRoute,
  peopleProjection,
  registerPeopleRoutes,
} from './newsroom/people/index.ts';
import { findHouseRules, findSiteByHost, registerSiteRoutes } from './newsroom/sites/index.ts';
import { registerStoryDeskRoutes, registerStoryRoutes } from './newsroom/stories/index.ts';
import { registerHelpRoutes } from './newsroom/help/index.ts';
import {
  commentCounts,
  commentsProjections,
  OwnComments,
  mustAgree,
  registerCommentRoutes,
  registerPublicThread,
  registerLiveThread,
  threadSlot,
} from './conversation/comments/index.ts';
import {
  decisionsProjection,
  openItem,
  OwnDecisions,
  registerDeskRoutes,
} from './conversation/moderation/index.ts';
import { registerReportRoutes, reportsProjection } from './conversation/reports/index.ts';
import { OwnPage } from './own-page.tsx';

/** What `folkmoot verify` holds the stored states against. */
export const projections: readonly LedgerProjection[] = [
  peopleProjection,
  ...commentsProjections,
  reportsProjection,
  decisionsProjection,
];

export interface Server {
  readonly app: App;
  readonly db: Db;
  readonly bus: Bus;
  /** Starts to listen and to deliver mail; gives the origin that readers use. */
  start(): Promise<string>;
  /** Drains what is under way, then closes the database. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Shows kept mail at /dev/mail: for the demonstration and development alone. */
  readonly hasMailbox?: boolean;
}

export function openConfiguredDatabase(config: Config): Db {
  return openDatabase(
    config.databaseUrl === null
      ? { file: join(config.dataFolder, 'folkmoot.sqlite') }
      : { url: config.databaseUrl },
  );
}

export function createLog(config: Config): Logger {
  return pino({ level: config.logLevel });
}

export async function buildServer(config: Config, db: Db, options: ServerOptions = {}): Promise<Server> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLog(config);
  const keys = addressKeys(readSecret(config));
  const bus = await openBus(db);
  const streams = new EventStreams({
    clock,
    connections: config.liveConnections,
    connectionsPerAddress: config.liveConnectionsPerAddress,
  });
  let origin = config.origin ?? `http://localhost:${config.port}`;
  const app = await createApp({
    config,
    origin: () => origin,
    db,
    clock,
    log,
    keys,
    frames: { reader: readerFrame, desk: deskFrame },
    access: { isKnown: isKnownRoute, isAllowed },
    findSite: findSiteByHost,
    findViewer,
    quickRoutes: (scope) =>
      registerPublicThread(scope, {
        ...{ db, bus, clock, findSite: findSiteByHost },
        cacheBytes: config.cacheMegabytes * 1024 * 1024,
      }),
    routes: (scope) => {
      registerRoutes(scope, {
        isSecure: origin.startsWith('https:'),
        hasMailbox: options.hasMailbox === true,
      });
      registerLiveThread(scope, { db, bus, clock, log, streams });
    },
  });
  const deliver =
    config.smtpUrl === null ? keepMail(db) : smtpDelivery({ url: config.smtpUrl, from: config.mailFrom });
  let delivery: { stop(): Promise<void> } | undefined;
  app.addHook('onClose', () => bus.close());
  return {
    app,
    db,
    bus,
    start: async () => {
      const address = await app.listen({ port: config.port, host: config.host });
      if (config.origin === null)
        origin = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${new URL(address).port}`;
      delivery = startDelivery({ db, clock, log, deliver });
      return origin;
    },
    stop: async () => {
      await app.close();
      await delivery?.stop();
      await db.destroy();
    },
  };
}

function registerRoutes(app: App, options: { isSecure: boolean; hasMailbox: boolean }): void {
  registerStoryRoutes(app, { thread: threadSlot, commentCounts });
  registerSiteRoutes(app);
  registerHelpRoutes(app);
  registerPeopleRoutes(app, {
    isSecure: options.isSecure,
    ownPage: (ctx) => OwnPage(ctx, [OwnDecisions, OwnComments]),
    mustAgree: async (ctx, personId) =>
      mustAgree(ctx, personId, await findHouseRules(ctx.db, { siteId: ctx.site.id })),
  });
  registerCommentRoutes(app, { openItem });
  registerReportRoutes(app, { openItem });
  registerDeskRoutes(app);
  registerStoryDeskRoutes(app);
  if (options.hasMailbox) registerMailbox(app);
}

/** The key for the keyed hashes: from the settings, or made once and kept in the data folder. */
export function readSecret(config: Config): string {
  if (config.secret !== null) return config.secret;
  const file = join(config.dataFolder, 'secret.key');
  mkdirSync(config.dataFolder, { recursive: true });
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
