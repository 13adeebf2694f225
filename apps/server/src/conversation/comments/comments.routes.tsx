import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { attempt, type App } from '../../http/index.ts';
import { findHouseRules } from '../../newsroom/sites/index.ts';
import { findStory, type Story } from '../../newsroom/stories/index.ts';
import { registerCommentsApi } from './comments-api.routes.ts';
import { findComment, type FoundComment } from './comments.queries.ts';
import { ComposerPage, EditPage } from './composer-page.view.tsx';
import { editComment, requireEditable } from './edit-comment.ts';
import { findCommentHref, placeHref } from './find-place.ts';
import { likeComment } from './like-comment.ts';
import type { OpenItem } from './open-item.ts';
import { registerOwnLayer } from './own-layer.routes.ts';
import { pinComment } from './pin-comment.ts';
import { setThreadMode } from './set-thread-mode.ts';
import { submitComment, type PostedComment } from './submit-comment.ts';
import { findWriting } from './thread-page.ts';
import { readId, readThreadQuery, threadHref } from './thread-query.ts';
import { findThread } from './threads.queries.ts';
import { isVisible } from './visible.ts';
import { withdrawComment } from './withdraw-comment.ts';

/** Far more than a rule lets through, so that what was typed comes back with the rule's own words. */
const loose = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const yesNo = Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')]));

const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });
const ByKey = Type.Object({ key: Type.String({ maxLength: 300 }) });
const SubmitBody = Type.Object({
  text: loose(200_000),
  parentId: loose(64),
  submissionKey: loose(100),
  agreeToRules: loose(10),
});
const LikeBody = Type.Object({ likes: yesNo, sort: loose(20), after: loose(300) });
const ModeBody = Type.Object({
  mode: Type.Union([
    Type.Literal('open'),
    Type.Literal('hold'),
    Type.Literal('closed'),
    Type.Literal('hidden'),
  ]),
});

export function registerCommentRoutes(app: App, parts: { openItem: OpenItem }): void {
  registerSubmit(app, parts);
  registerOwn(app, parts);
  registerStaff(app);
  registerCommentsApi(app, parts);
  registerOwnLayer(app);

  app.get('/comments/:id', { schema: { params: ById } }, async (request, reply) =>
    reply.redirect(await findCommentHref(request.ctx, request.params.id), 302),
  );

  app.post('/comments/:id/like', { schema: { params: ById, body: LikeBody } }, async (request, reply) => {
    const { likes, sort, after } = request.body;
    const wish = likes === undefined ? undefined : likes === 'yes';
    const comment = await likeComment(request.ctx, { commentId: request.params.id, likes: wish });
    const page = readThreadQuery({ sort, after });
    const at = comment.depth > 0 ? { at: comment.id } : {};
    const href = threadHref(comment.storySlug, {
      sort: page.sort,
      after: page.after,
      ...at,
      hash: `comment-${comment.id}`,
    });
    return reply.redirect(href, 303);
  });
}

function registerSubmit(app: App, parts: { openItem: OpenItem }): void {
  const query = Type.Object({ parent: loose(64) });
  app.get(
    '/stories/:key/comments/new',
    { schema: { params: ByKey, querystring: query } },
    async (request, reply) => {
      const parentId = readId(request.query.parent);
      const story = await requireStory(request.ctx, request.params.key);
      const values = { text: '', submissionKey: newId(), agreesToRules: false };
      return showComposer(reply, { story, parentId, values, error: null });
    },
  );

  app.post(
    '/stories/:key/comments',
    { schema: { params: ByKey, body: SubmitBody } },
    async (request, reply) => {
      const { ctx, body } = request;
      const parentId = body.parentId === undefined || body.parentId === '' ? null : body.parentId;
      const values = {
        text: body.text ?? '',
        submissionKey: body.submissionKey ?? '',
        agreesToRules: body.agreeToRules === 'yes',
      };
      const input = { ...values, storySlug: request.params.key, parentId };
      const done = await attempt(() => submitComment(ctx, input, parts));
      if (!done.error) return showPosted(reply, done.value);
      const story = await requireStory(ctx, request.params.key);
      return showComposer(reply, { story, parentId, values, error: done.error });
    },
  );
}

function registerOwn(app: App, parts: { openItem: OpenItem }): void {
  app.get('/comments/:id/edit', { schema: { params: ById } }, async (request, reply) => {
    const comment = await requireEditable(request.ctx, request.params.id);
    return showEdit(reply, { comment, text: comment.text, error: null });
  });

  app.post(
    '/comments/:id/edit',
    { schema: { params: ById, body: Type.Object({ text: loose(200_000) }) } },
    async (request, reply) => {
      const { ctx, body } = request;
      const commentId = request.params.id;
      const text = body.text ?? '';
      const done = await attempt(() => editComment(ctx, { commentId, text }, parts));
      if (!done.error) return showPosted(reply, done.value);
      const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId });
      if (!comment || done.error.code === 'not-found') throw done.error;
      return showEdit(reply, { comment, text, error: done.error });
    },
  );

  app.post('/comments/:id/withdraw', { schema: { params: ById } }, async (request, reply) => {
    const comment = await withdrawComment(request.ctx, { commentId: request.params.id });
    const hash = comment.replyCount > 0 ? `comment-${comment.id}` : 'thread';
    return reply.redirect(await placeHref(request.ctx, comment, { hash }), 303);
  });
}

function registerStaff(app: App): void {
  app.post(
    '/desk/comments/:id/pin',
    { schema: { params: ById, body: Type.Object({ pinned: yesNo }) } },
    async (request, reply) => {
      const isPinned = request.body.pinned !== 'no';
      const comment = await pinComment(request.ctx, { commentId: request.params.id, isPinned });
      return reply.redirect(threadHref(comment.storySlug, { hash: `comment-${comment.id}` }), 303);
    },
  );

  app.post(
    '/desk/threads/:key/mode',
    { schema: { params: ByKey, body: ModeBody } },
    async (request, reply) => {
      const storySlug = request.params.key;
      await setThreadMode(request.ctx, { storySlug, mode: request.body.mode });
      return reply.redirect(threadHref(storySlug, { hash: 'thread' }), 303);
    },
  );
}

async function requireStory(ctx: Ctx, slug: string): Promise<Story> {
  const story = await findStory(ctx.db, { siteId: ctx.site.id, slug, nowMs: ctx.clock.now() });
  if (!story) throw new AppError('not-found');
  return story;
}

/** To the comment itself, or to the receipt of one that waits. */
async function showPosted(reply: FastifyReply, posted: PostedComment): Promise<FastifyReply> {
  const { ctx } = reply.request;
  const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId: posted.commentId });
  if (!comment) throw new AppError('not-found');
  const hash = comment.state === 'held' ? { hash: 'receipt' } : {};
  return reply.redirect(await placeHref(ctx, comment, { isPosted: true, ...hash }), 303);
}

interface ComposerState {
  readonly story: Story;
  readonly parentId: string | null;
  readonly values: { readonly text: string; readonly submissionKey: string; readonly agreesToRules: boolean };
  readonly error: AppError | null;
}

async function showComposer(reply: FastifyReply, state: ComposerState): Promise<FastifyReply> {
  const { ctx } = reply.request;
  const { story, values, error } = state;
  const thread = await findThread(ctx.db, story.id);
  const rules = await findHouseRules(ctx.db, { siteId: ctx.site.id });
  const writing = await findWriting(ctx, thread?.mode ?? 'open', rules);
  const parent = await findShownParent(ctx, { storyId: story.id, parentId: state.parentId });
  return reply.page({
    title: parent ? `Reply to ${parent.authorName}` : 'Write a comment',
    isPrivate: true,
    status: error?.status ?? 200,
    body: (
      <ComposerPage
        story={story}
        viewer={ctx.viewer}
        rules={rules}
        parent={parent}
        mustAgree={writing.kind === 'open' && writing.mustAgree}
        values={values}
        error={error}
      />
    ),
  });
}

async function findShownParent(
  ctx: Ctx,
  place: { storyId: string; parentId: string | null },
): Promise<FoundComment | null> {
  if (place.parentId === null) return null;
  const parent = await findComment(ctx.db, { siteId: ctx.site.id, commentId: place.parentId });
  return parent?.storyId === place.storyId && isVisible(parent) ? parent : null;
}

function showEdit(
  reply: FastifyReply,
  state: { comment: FoundComment; text: string; error: AppError | null },
): Promise<FastifyReply> {
  const { comment, text, error } = state;
  return reply.page({
    title: 'Change your comment',
    isPrivate: true,
    status: error?.status ?? 200,
    body: <EditPage comment={comment} viewer={reply.request.ctx.viewer} text={text} error={error} />,
  });
}
