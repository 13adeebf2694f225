import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import {
  IdempotencyHeaders,
  problems,
  readIdempotencyKey,
  writingProblems,
  type App,
} from '../../http/index.ts';
import { findComment, type FoundComment } from './comments.queries.ts';
import { editComment } from './edit-comment.ts';
import { likeComment } from './like-comment.ts';
import type { OpenItem } from './open-item.ts';
import { submitComment, type PostedComment } from './submit-comment.ts';
import { withdrawComment } from './withdraw-comment.ts';

const tags = ['Comments'];
const security = [{ bearer: [] }, { cookie: [], csrf: [] }];
const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });
const ByKey = Type.Object({
  key: Type.String({ maxLength: 300, description: 'The last part of the story’s address.' }),
});
/** Far more than a rule lets through, so that the refusal is the rule's own. */
const Text = Type.String({
  maxLength: 200_000,
  description: '2 to 2,000 characters. Paragraphs and links; no HTML.',
});

const Submission = Type.Object({
  text: Text,
  parentId: Type.Optional(
    Type.Union([Type.String({ maxLength: 64 }), Type.Null()], { description: 'The comment it answers.' }),
  ),
  agreeToRules: Type.Optional(
    Type.Boolean({
      description: 'Agrees to the house rules: with a first comment, and when they have changed.',
    }),
  ),
});
const Posted = Type.Object({
  comment: Type.Object({
    id: Type.String(),
    state: Type.Enum(['published', 'held', 'rejected', 'removed', 'withdrawn'], {
      description: 'A held comment waits until someone has looked; its author alone sees it.',
    }),
    threadKey: Type.String(),
    parentId: Type.Union([Type.String(), Type.Null()]),
    author: Type.Object({
      name: Type.String(),
      badge: Type.Union([Type.Enum(['staff', 'partner']), Type.Null()]),
    }),
    text: Type.String(),
    createdAtMs: Type.Integer({ description: 'Milliseconds since 1970, UTC.' }),
    editedAtMs: Type.Union([Type.Integer(), Type.Null()]),
    likeCount: Type.Integer(),
    replyCount: Type.Integer(),
    url: Type.String({ description: 'Leads to the comment wherever its thread shows it.' }),
  }),
  advice: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() }), {
    description: 'What screening would say to the author, without holding anything.',
  }),
});
const Liked = Type.Object({ id: Type.String(), isLiked: Type.Boolean(), likeCount: Type.Integer() });

const screeningCodes = ['thread-closed', 'comment-too-short', 'comment-too-long', 'comment-refused'] as const;
const authorCodes = ['sign-in-needed', 'person-banned', 'not-found', ...writingProblems] as const;

export function registerCommentsApi(app: App, parts: { openItem: OpenItem }): void {
  registerWriting(app, parts);
  registerWithdraw(app);
  registerLike(app);
}

function registerWriting(app: App, parts: { openItem: OpenItem }): void {
  const response = (status: number) => ({ [status]: Posted });
  app.post(
    '/api/v1/threads/:key/comments',
    {
      schema: {
        ...{ tags, security, operationId: 'postComment', summary: 'Write a comment or a reply' },
        description: 'A retry with the same `Idempotency-Key` and text gives the comment of the first try.',
        ...{ params: ByKey, headers: IdempotencyHeaders, body: Submission },
        response: {
          ...response(201),
          ...problems(...authorCodes, ...screeningCodes, 'parent-gone', 'rules-not-agreed'),
        },
      },
    },
    async (request, reply) => {
      const { text, parentId = null, agreeToRules: agreesToRules = false } = request.body;
      const submissionKey = readIdempotencyKey(request);
      const input = { storySlug: request.params.key, text, parentId, agreesToRules, submissionKey };
      const posted = await submitComment(request.ctx, input, parts);
      return reply.code(201).send(await describePosted(request, posted));
    },
  );

  app.patch(
    '/api/v1/comments/:id',
    {
      schema: {
        ...{ tags, security, operationId: 'editComment', summary: 'Change one’s own comment' },
        description: 'For five minutes. The same text twice changes nothing.',
        ...{ params: ById, body: Type.Object({ text: Text }) },
        response: {
          ...response(200),
          ...problems(...authorCodes, ...screeningCodes, 'edit-time-over', 'changed-meanwhile'),
        },
      },
    },
    async (request) => {
      const input = { commentId: request.params.id, text: request.body.text };
      return describePosted(request, await editComment(request.ctx, input, parts));
    },
  );
}

function registerWithdraw(app: App): void {
  app.delete(
    '/api/v1/comments/:id',
    {
      schema: {
        ...{ tags, security, operationId: 'withdrawComment', summary: 'Take one’s own comment down' },
        description: 'At any time. Its replies stay. Twice is the same as once.',
        params: ById,
        response: {
          204: Type.Null({ description: 'It is down.' }),
          ...problems('sign-in-needed', 'not-found', 'changed-meanwhile', ...writingProblems),
        },
      },
    },
    async (request, reply) => {
      await withdrawComment(request.ctx, { commentId: request.params.id });
      return reply.code(204).send(null);
    },
  );
}

function registerLike(app: App): void {
  const response = { 200: Liked, ...problems(...authorCodes, 'own-comment') };
  const schema = { tags, security, description: 'Twice is the same as once.', params: ById, response };
  app.put(
    '/api/v1/comments/:id/like',
    { schema: { ...schema, operationId: 'likeComment', summary: 'Like a comment' } },
    async (request) => setLike(request.ctx, { commentId: request.params.id, likes: true }),
  );
  app.delete(
    '/api/v1/comments/:id/like',
    { schema: { ...schema, operationId: 'unlikeComment', summary: 'Take a like back' } },
    async (request) => setLike(request.ctx, { commentId: request.params.id, likes: false }),
  );
}

async function setLike(ctx: Ctx, like: { commentId: string; likes: boolean }): Promise<Static<typeof Liked>> {
  await likeComment(ctx, like);
  const { id, likeCount } = await find(ctx, like.commentId);
  return { id, isLiked: like.likes, likeCount };
}

async function describePosted(
  { ctx }: Pick<FastifyRequest, 'ctx'>,
  posted: PostedComment,
): Promise<Static<typeof Posted>> {
  const comment = await find(ctx, posted.commentId);
  const { id, state, parentId, text, createdAtMs, editedAtMs, likeCount, replyCount } = comment;
  return {
    comment: {
      ...{ id, state, parentId, text, createdAtMs, editedAtMs, likeCount, replyCount },
      threadKey: comment.storySlug,
      author: { name: comment.authorName, badge: comment.authorBadge },
      url: `${ctx.origin}/comments/${id}`,
    },
    advice: posted.advice.map(({ kind, why }) => ({ kind, text: why })),
  };
}

async function find(ctx: Ctx, commentId: string): Promise<FoundComment> {
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
  if (!comment) throw new AppError('not-found');
  return comment;
}
