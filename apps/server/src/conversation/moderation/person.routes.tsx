import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { attempt, type App } from '../../http/index.ts';
import { findHouseRules } from '../../newsroom/sites/index.ts';
import { nothingTyped, type TypedDecision } from './act-form.view.tsx';
import { banPerson, unbanPerson } from './ban-person.ts';
import { DoneNotice } from './done.view.tsx';
import { findHistory } from './find-item.ts';
import { PersonView } from './person.view.tsx';

const loose = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

const PersonParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
const PersonQuery = Type.Object({ done: loose(20) });
const UnbanBody = Type.Object({ reason: loose(50_000), note: loose(50_000) });
const BanBody = Type.Object({ ...UnbanBody.properties, rule: loose(100), end: loose(20), until: loose(20) });

/** A person's history, and the bans that rest on all of it. */
export function registerPersonRoutes(app: App): void {
  app.get(
    '/desk/people/:id',
    { schema: { params: PersonParams, querystring: PersonQuery } },
    (request, reply) =>
      sendPerson(reply, request.ctx, {
        personId: request.params.id,
        typed: nothingTyped,
        error: null,
        done: request.query.done,
      }),
  );

  app.post(
    '/desk/people/:id/ban',
    { schema: { params: PersonParams, body: BanBody } },
    async (request, reply) => {
      const { ctx, params } = request;
      const typed = { ...nothingTyped, ...request.body };
      const done = await attempt(() => banPerson(ctx, { ...typed, personId: params.id }));
      if (!done.error) return reply.redirect(`/desk/people/${params.id}?done=ban`, 303);
      return sendPerson(reply, ctx, { personId: params.id, typed, error: done.error, done: undefined });
    },
  );

  app.post(
    '/desk/people/:id/unban',
    { schema: { params: PersonParams, body: UnbanBody } },
    async (request, reply) => {
      const { ctx, params } = request;
      const typed = { ...nothingTyped, ...request.body };
      const done = await attempt(() => unbanPerson(ctx, { ...typed, personId: params.id }));
      if (!done.error) return reply.redirect(`/desk/people/${params.id}?done=unban`, 303);
      return sendPerson(reply, ctx, {
        personId: params.id,
        typed,
        error: done.error,
        done: undefined,
      });
    },
  );
}

interface PersonPage {
  readonly personId: string;
  readonly typed: TypedDecision;
  readonly error: AppError | null;
  readonly done: string | undefined;
}

async function sendPerson(
  reply: FastifyReply,
  ctx: Ctx,
  { personId, typed, error, done }: PersonPage,
): Promise<FastifyReply> {
  const [history, { rules }] = await Promise.all([
    findHistory(ctx, personId),
    findHouseRules(ctx.db, { siteId: ctx.site.id }),
  ]);
  return reply.page({
    title: history.person.name,
    frame: 'desk',
    isPrivate: true,
    status: error?.status ?? 200,
    body: (
      <PersonView
        ctx={ctx}
        history={history}
        rules={rules}
        typed={typed}
        error={error}
        notice={<DoneNotice act={done} />}
      />
    ),
  });
}
