import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import type { App } from '../../http/index.ts';
import { makeHandOver, openerIn, requireListed } from './hand-over.ts';
import { CarryOnPage, HandOverPage } from './hand-over.view.tsx';

const Opener = Type.Object({ origin: Type.String({ maxLength: 300 }) });

/** The end of a sign-in in a small window that a page elsewhere opened. */
export function registerHandOverRoutes(app: App): void {
  app.get('/signed-in', { schema: { querystring: Opener } }, async (request, reply) => {
    const { viewer } = request.ctx;
    const { origin } = request.query;
    requireListed(request.ctx, origin);
    if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
    const body = <CarryOnPage viewer={viewer} origin={origin} />;
    return keepOpener(reply).page({ title: 'Carry on', body, isPrivate: true });
  });

  app.post('/signed-in', { schema: { body: Opener } }, async (request, reply) =>
    sendHandOver(reply, { ctx: request.ctx, origin: request.body.origin }),
  );
}

/** `ctx` is that of the person who has just signed in, which the request's need not be yet. */
export async function sendHandOver(
  reply: FastifyReply,
  { ctx, origin }: { ctx: Ctx; origin: string },
): Promise<FastifyReply> {
  const token = await makeHandOver(ctx, { origin });
  const body = <HandOverPage token={token} origin={origin} />;
  return keepOpener(reply).page({ title: 'You are signed in', body, isPrivate: true });
}

/** Every page on the way must leave the window in reach of the page that opened it, or the last one cannot tell it. */
export function keepOpenerOf(reply: FastifyReply, next: string): void {
  if (openerIn(next) !== null) keepOpener(reply);
}

function keepOpener(reply: FastifyReply): FastifyReply {
  return reply.header('cross-origin-opener-policy', 'unsafe-none');
}
