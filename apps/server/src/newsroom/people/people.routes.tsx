import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { attempt, clearSession, type App } from '../../http/index.ts';
import { chooseName } from './choose-name.ts';
import { OwnPage } from './me.view.tsx';
import { closeSession } from './sessions.ts';
import { registerHandOverRoutes } from './hand-over.routes.tsx';
import { registerSessionApi, type SessionApiParts } from './session-api.routes.ts';
import { registerSignInRoutes } from './sign-in.routes.tsx';

export interface PeopleParts extends SessionApiParts {
  /** Readers reach this server by https. */
  readonly isSecure: boolean;
  /** Shown on one's own page: one's own comments, and decisions about them. */
  readonly ownPage: (ctx: Ctx) => Promise<VNode>;
}

const OwnPageQuery = Type.Object({ saved: Type.Optional(Type.String({ maxLength: 20 })) });
const NameForm = Type.Object({ name: Type.String({ maxLength: 1_000 }) });

/** Sign-in, and one's own page. Who may call what: access.ts. */
export function registerPeopleRoutes(app: App, parts: PeopleParts): void {
  registerSignInRoutes(app, parts);
  registerHandOverRoutes(app);
  registerSessionApi(app, parts);

  app.get('/me', { schema: { querystring: OwnPageQuery } }, async (request, reply) => {
    const isSaved = request.query.saved === 'name';
    return sendOwnPage(parts, { request, reply }, { error: null, isSaved });
  });

  app.post('/me/name', { schema: { body: NameForm } }, async (request, reply) => {
    const { name } = request.body;
    const { error } = await attempt(() => chooseName(request.ctx, { name }));
    if (error) return sendOwnPage(parts, { request, reply }, { error, name, isSaved: false });
    return reply.redirect('/me?saved=name', 303);
  });

  app.post('/sign-out', async (request, reply) => {
    const { viewer, db } = request.ctx;
    if (viewer.kind === 'person') await closeSession(db, viewer.sessionId);
    clearSession(reply);
    // Drafts, too: the next person at this device finds none.
    return reply.header('clear-site-data', '"storage"').redirect('/', 303);
  });
}

interface OwnPageState {
  readonly error: AppError | null;
  /** What was typed; the name as it is where nothing was. */
  readonly name?: string;
  readonly isSaved: boolean;
}

async function sendOwnPage(
  parts: PeopleParts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  state: OwnPageState,
): Promise<FastifyReply> {
  const { ctx } = request;
  const { viewer } = ctx;
  if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const slot = await parts.ownPage(ctx);
  return reply.page({
    title: 'Your page',
    isPrivate: true,
    status: state.error?.status ?? 200,
    body: (
      <OwnPage viewer={viewer} name={state.name ?? viewer.name} error={state.error} isSaved={state.isSaved}>
        {slot}
      </OwnPage>
    ),
  });
}
