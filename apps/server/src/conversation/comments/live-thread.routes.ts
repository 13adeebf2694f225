import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { AppError } from '../../errors.ts';
import type { App } from '../../http/index.ts';
import { findStory } from '../../newsroom/stories/index.ts';
import { gapEvent, tellReaders, type LiveParts } from './live-streams.slot.ts';
import { findLiveThread } from './live-thread.ts';

const Params = Type.Object({ key: Type.String({ maxLength: 300 }) });
const Query = Type.Object({ after: Type.Optional(Type.String({ maxLength: 60 })) });

/**
 * `GET /threads/:key/live`: server-sent events `comment`, `edited`, `removed`, `count` and `reload`, the same for
 * everybody. `Last-Event-ID`, or `after` in the address, says from where: an id of ours or a time in epoch
 * milliseconds. 204 for a closed thread, which has a browser stop asking; 503 with `Retry-After` when there is no room.
 */
export function registerLiveThread(app: App, parts: LiveParts): void {
  const { streams } = parts;
  const stopTelling = tellReaders(parts);
  app.addHook('preClose', async () => {
    stopTelling();
    await Promise.resolve(streams.close());
  });
  const options = {
    schema: { params: Params, querystring: Query },
    config: { isSameForAll: true },
    exposeHeadRoute: false,
  } as const;
  app.get('/threads/:key/live', options, async (request, reply) => {
    const { db, clock, site } = request.ctx;
    if (!streams.hasRoomFor(request.ip)) return refuse(reply);
    const nowMs = clock.now();
    const story = await findStory(db, { siteId: site.id, slug: request.params.key, nowMs });
    const thread = story && (await findLiveThread(db, { siteId: site.id, storyId: story.id, nowMs }));
    if (!thread) throw new AppError('not-found');
    if (thread.mode === 'closed') return reply.code(204).send();
    if (!streams.hasRoomFor(request.ip)) return refuse(reply);
    reply.hijack();
    streams.open(reply.raw, {
      topic: story.id,
      address: request.ip,
      after: lastEventId(request.headers['last-event-id']) ?? request.query.after ?? null,
      gap: gapEvent(thread.count),
      headers: reply.getHeaders(),
    });
    return reply;
  });
}

function lastEventId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && header !== '' ? header : null;
}

/** Not everybody is to come back at the same moment. */
function refuse(reply: FastifyReply): FastifyReply {
  const seconds = 30 + Math.floor(Math.random() * 30);
  return reply.code(503).header('retry-after', seconds).header('cache-control', 'no-store').send();
}
