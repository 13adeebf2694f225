import type { FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Ctx, Viewer } from '../../context.ts';
import { clearSession, giveEmbeddedSession, problems, writingProblems, type App } from '../../http/index.ts';
import { takeHandOver } from './hand-over.ts';
import { closeSession, findViewer } from './sessions.ts';

const tags = ['Session'];

export interface SessionApiParts {
  /** Whether somebody has to agree to the house rules with their next comment; only the conversation knows. */
  readonly mustAgree: (ctx: Ctx, personId: string) => Promise<boolean>;
}

const Session = Type.Object({
  viewer: Type.Union(
    [
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        isBanned: Type.Boolean({
          description: 'May not write now. They can still report, and withdraw what is theirs.',
        }),
        mustAgree: Type.Boolean({ description: 'Sends `agreeToRules` with the next comment.' }),
      }),
      Type.Null(),
    ],
    { description: 'null: nobody is signed in.' },
  ),
  csrfToken: Type.Union([Type.String(), Type.Null()], {
    description: 'Goes back in the header `x-folkmoot-csrf`; null for a guest, who needs none.',
  }),
});
const OpenedSession = Type.Object({
  ...Session.properties,
  token: Type.String({
    description: 'For `Authorization: Bearer …`, where the browser keeps no cookie for us.',
  }),
  expiresAtMs: Type.Integer({ description: 'Milliseconds since 1970, UTC.' }),
});
const HandOver = Type.Object({
  token: Type.String({ maxLength: 200, description: 'What the sign-in window sent by `postMessage`.' }),
});

/** Who is asking, from a page of ours or one that embeds us. */
export function registerSessionApi(app: App, parts: SessionApiParts): void {
  app.get(
    '/api/v1/session',
    {
      schema: {
        tags,
        operationId: 'getSession',
        summary: 'Who is signed in',
        security: [{}, { bearer: [] }, { cookie: [] }],
        response: { 200: Session, ...problems() },
      },
    },
    async (request, reply) => {
      keepFromCaches(reply);
      return describe(parts, request.ctx);
    },
  );

  registerOpen(app, parts);
  registerClose(app);
}

function registerOpen(app: App, parts: SessionApiParts): void {
  app.post(
    '/api/v1/session',
    {
      config: { provesItself: true },
      schema: {
        tags,
        operationId: 'openSession',
        summary: 'Sign in from an embedded page',
        description:
          'Takes the token that the sign-in window gave to this page, once and from the page’s own origin.',
        security: [],
        body: HandOver,
        response: { 201: OpenedSession, ...problems('hand-over-expired', ...writingProblems) },
      },
    },
    async (request, reply) => {
      const { ctx } = request;
      const session = await takeHandOver(ctx, {
        token: request.body.token,
        origin: request.headers.origin ?? '',
      });
      const viewer = await findViewer(ctx, session.token);
      giveEmbeddedSession(reply, session);
      keepFromCaches(reply);
      const { token, expiresAtMs } = session;
      return reply.code(201).send({ ...(await describe(parts, { ...ctx, viewer })), token, expiresAtMs });
    },
  );
}

function registerClose(app: App): void {
  app.delete(
    '/api/v1/session',
    {
      schema: {
        tags,
        operationId: 'closeSession',
        summary: 'Sign out',
        security: [{}, { bearer: [] }, { cookie: [], csrf: [] }],
        response: {
          204: Type.Null({ description: 'Nobody is signed in any more.' }),
          ...problems(...writingProblems),
        },
      },
    },
    async (request, reply) => {
      const { viewer, db } = request.ctx;
      if (viewer.kind === 'person') await closeSession(db, viewer.sessionId);
      clearSession(reply);
      return reply.code(204).send(null);
    },
  );
}

async function describe(parts: SessionApiParts, ctx: Ctx): Promise<Static<typeof Session>> {
  const { viewer } = ctx;
  if (viewer.kind === 'guest') return { viewer: null, csrfToken: null };
  const { personId: id, name, csrfToken } = viewer;
  const mustAgree = await parts.mustAgree(ctx, id);
  return { viewer: { id, name, isBanned: isBannedNow(viewer, ctx.clock.now()), mustAgree }, csrfToken };
}

function isBannedNow(viewer: Extract<Viewer, { kind: 'person' }>, nowMs: number): boolean {
  return viewer.bannedUntilMs !== null && viewer.bannedUntilMs > nowMs;
}

function keepFromCaches(reply: FastifyReply): void {
  void reply.header('cache-control', 'no-store');
}
