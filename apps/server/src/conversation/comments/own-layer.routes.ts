import { Type } from 'typebox';
import { problems, type App } from '../../http/index.ts';
import { findStoryIds } from '../../newsroom/stories/index.ts';
import { findOwnLayer } from './own-layer.ts';
import { renderHeld } from './public-thread.view.tsx';
import { commentCounts } from './threads.queries.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

const ByKey = Type.Object({
  key: Type.String({ maxLength: 300, description: 'The last part of the story’s address.' }),
});
const Ids = Type.Array(Type.String());
const OwnLayer = Type.Object({
  viewer: nullable(Type.Object({ name: Type.String() })),
  mayWrite: Type.Boolean(),
  whyNot: nullable(Type.Object({ code: Type.String(), text: Type.String() })),
  mustAgree: Type.Boolean({ description: 'Whether the next comment must agree to the house rules.' }),
  held: Type.Array(
    Type.Object({
      id: Type.String(),
      parentId: nullable(Type.String()),
      text: Type.String(),
      html: Type.String({ description: 'The whole item of the list, which says that it waits.' }),
      createdAtMs: Type.Integer(),
    }),
  ),
  own: Ids,
  likes: Ids,
  editable: Ids,
});

/** Keys are at most 300 letters, and 100 of them come at once. */
const Keys = Type.Object({
  keys: Type.String({ maxLength: 30_100, description: 'Up to 100 keys of stories, separated by commas.' }),
});
const Counts = Type.Object({ counts: Type.Record(Type.String(), Type.Integer()) });
const keysAtOnce = 100;

/** The private layer of a thread, and how many comments stories have. */
export function registerOwnLayer(app: App): void {
  app.get(
    '/threads/:key/mine',
    { schema: { params: ByKey, response: { 200: OwnLayer, ...problems('not-found') } } },
    async (request, reply) => {
      const layer = await findOwnLayer(request.ctx, { storySlug: request.params.key });
      void reply.header('cache-control', 'no-store');
      const held = layer.held.map((comment) => ({
        ...{ id: comment.id, parentId: comment.parentId, createdAtMs: comment.createdAtMs },
        text: comment.text ?? '',
        html: renderHeld(comment, request.params.key),
      }));
      const { own, likes, editable } = layer;
      return { ...layer, held, own: [...own], likes: [...likes], editable: [...editable] };
    },
  );

  app.get(
    '/api/v1/counts',
    {
      config: { isSameForAll: true },
      schema: {
        tags: ['Threads'],
        operationId: 'countComments',
        summary: 'How many comments stories have',
        description: 'Keys after the hundredth are left out; one that is not known has none.',
        querystring: Keys,
        response: { 200: Counts, ...problems() },
      },
    },
    async (request, reply) => {
      const { ctx, query } = request;
      const keys = [...new Set(query.keys.split(',').filter((key) => key !== ''))].slice(0, keysAtOnce);
      const ids = await findStoryIds(ctx.db, { siteId: ctx.site.id, slugs: keys, nowMs: ctx.clock.now() });
      const counts = await commentCounts(ctx.db, [...ids.values()]);
      void reply.header('cache-control', 'public, max-age=10');
      return { counts: Object.fromEntries(keys.map((key) => [key, counts.get(ids.get(key) ?? '') ?? 0])) };
    },
  );
}
