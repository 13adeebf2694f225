import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { attempt, type App } from '../../http/index.ts';
import { nothingTyped, type TypedDecision } from './act-form.view.tsx';
import { decide } from './decide.ts';
import { DoneNotice } from './done.view.tsx';
import { findItem } from './find-item.ts';
import { ItemView } from './item.view.tsx';
import { findNextItem, listQueue } from './list-queue.ts';
import { queues, type Queue } from './moderation.tables.ts';
import { DeskColumns, queueLabels } from './queue.view.tsx';
import { registerPersonRoutes } from './person.routes.tsx';
import { registerStatementRoutes } from './statement.routes.tsx';

/** Loose, so that what was typed comes back with the rule's own words. */
const loose = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

const ItemParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
const DeskQuery = Type.Object({
  queue: loose(20),
  page: loose(10),
  done: loose(20),
});
const DecideBody = Type.Object({
  act: Type.Union([Type.Literal('keep'), Type.Literal('remove'), Type.Literal('warn'), Type.Literal('ban')]),
  version: Type.String({ pattern: '^[0-9]{1,9}$' }),
  queue: loose(20),
  rule: loose(100),
  reason: loose(50_000),
  note: loose(50_000),
  end: loose(20),
  until: loose(20),
});

export function registerDeskRoutes(app: App): void {
  registerQueue(app);

  app.get('/desk/items/:id', { schema: { params: ItemParams, querystring: DeskQuery } }, (request, reply) => {
    const { ctx, params, query } = request;
    return sendItem(reply, ctx, {
      itemId: params.id,
      queue: readQueue(query.queue),
      typed: nothingTyped,
      error: null,
      done: query.done,
    });
  });

  app.post(
    '/desk/items/:id/decide',
    { schema: { params: ItemParams, body: DecideBody } },
    async (request, reply) => {
      const { ctx, params, body } = request;
      const queue = readQueue(body.queue);
      const typed = { ...nothingTyped, ...body };
      const done = await attempt(() =>
        decide(ctx, { ...typed, act: body.act, version: Number(body.version), itemId: params.id }),
      );
      if (!done.error) {
        const next = await findNextItem(ctx, queue);
        return reply.redirect(
          `${next ? `/desk/items/${next.id}` : '/desk'}?queue=${queue}&done=${body.act}`,
          303,
        );
      }
      if (done.error.code === 'not-found') throw done.error;
      return sendItem(reply, ctx, {
        itemId: params.id,
        queue,
        typed,
        error: done.error,
        done: undefined,
      });
    },
  );

  registerPersonRoutes(app);
  registerStatementRoutes(app);
}

function registerQueue(app: App): void {
  app.get('/desk', { schema: { querystring: DeskQuery } }, async (request, reply) => {
    const { ctx, query } = request;
    const list = await listQueue(ctx, { queue: readQueue(query.queue), page: Number(query.page) || 1 });
    return reply.page({
      title: query.queue === undefined ? 'Desk' : queueLabels[list.queue],
      frame: 'desk',
      isPrivate: true,
      body: (
        <DeskColumns list={list} show={query.queue === undefined ? 'queues' : 'list'} currentId={null}>
          <article class="desk-item">
            <DoneNotice act={query.done} />
            <p>
              {list.rows.length === 0
                ? 'There is nothing to decide here.'
                : 'Choose a comment from the list.'}
            </p>
          </article>
        </DeskColumns>
      ),
    });
  });
}

interface ItemPage {
  readonly itemId: string;
  readonly queue: Queue;
  readonly typed: TypedDecision;
  readonly error: AppError | null;
  readonly done: string | undefined;
}

async function sendItem(
  reply: FastifyReply,
  ctx: Ctx,
  { itemId, queue, typed, error, done }: ItemPage,
): Promise<FastifyReply> {
  const [list, found] = await Promise.all([listQueue(ctx, { queue, page: 1 }), findItem(ctx, itemId)]);
  return reply.page({
    title: `Comment by ${found.comment.authorName}`,
    frame: 'desk',
    isPrivate: true,
    status: error?.status ?? 200,
    body: (
      <DeskColumns list={list} show="item" currentId={found.item.id}>
        <ItemView
          ctx={ctx}
          found={found}
          queue={queue}
          typed={typed}
          error={error}
          notice={<DoneNotice act={done} />}
        />
      </DeskColumns>
    ),
  });
}

function readQueue(given: string | undefined): Queue {
  return queues.find((queue) => queue === given) ?? 'all';
}
