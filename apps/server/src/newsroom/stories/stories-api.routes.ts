import { Type } from 'typebox';
import { AppError } from '../../errors.ts';
import { problems, writingProblems, type App } from '../../http/index.ts';
import { findStoryElsewhere, openStoryElsewhere } from './open-story-elsewhere.ts';

const newStoriesAMinute = 30;

const Page = Type.Object({
  url: Type.String({
    maxLength: 4_000,
    description: 'The canonical address of the page, at one of the listed origins.',
  }),
  title: Type.Optional(
    Type.String({ maxLength: 10_000, description: 'The headline; needed for a new page alone.' }),
  ),
});
const Story = Type.Object({
  key: Type.String({ description: 'Of the thread: `GET /api/v1/threads/:key`.' }),
  title: Type.String(),
  url: Type.String({ description: 'In the one spelling that this page has here.' }),
});

export function registerStoriesApi(app: App): void {
  const limit = app.createRateLimit({ max: newStoriesAMinute, timeWindow: '1 minute' });
  app.post(
    '/api/v1/stories',
    {
      // To find a page that is known is as often asked as a thread is read; what is new is counted below.
      config: { rateLimit: false },
      schema: {
        tags: ['Stories'],
        operationId: 'openStory',
        summary: 'The thread of a page, which comes into being at its first use',
        security: [{}, { bearer: [] }, { cookie: [], csrf: [] }],
        body: Page,
        response: {
          200: Type.Object(Story.properties, { description: 'The page is known.' }),
          201: Type.Object(Story.properties, { description: 'The page is new.' }),
          ...problems(
            'url-invalid',
            'origin-not-listed',
            'not-found',
            'stories-too-many',
            ...writingProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { ctx } = request;
      const { url, title = '' } = request.body;
      const known = await findStoryElsewhere(ctx, { url });
      if (known) return reply.code(200).send(known);
      const used = await limit(request);
      if (!used.isAllowed && used.isExceeded) throw new AppError('stories-too-many');
      return reply.code(201).send(await openStoryElsewhere(ctx, { url, title }));
    },
  );
}
