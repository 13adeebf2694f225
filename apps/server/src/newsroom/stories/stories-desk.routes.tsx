import { Type, type Static } from 'typebox';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { attempt, type App, type Page } from '../../http/index.ts';
import { readCursor, writeCursor } from './date-cursor.ts';
import { fillForm, findEarlier, findEditor, type Editor } from './find-editor.ts';
import { previewStory } from './preview-story.ts';
import type { StoryForm } from './read-story-form.ts';
import { saveStory } from './save-story.ts';
import { listDeskStories } from './list-desk-stories.ts';
import { EditPage, PreviewPage, RevisionPage, StoryListPage, type Notice } from './story-desk.view.tsx';

const text = Type.Optional(Type.String());
const formBody = Type.Object({
  ...{
    storyId: text,
    version: text,
    headline: text,
    standfirst: text,
    byline: text,
    sectionId: text,
    slug: text,
    body: text,
  },
  ...{ factTitle: text, facts: text, sources: text, publish: text, publishAt: text, isLead: text },
});
const byId = Type.Object({ id: Type.String({ maxLength: 100 }) });
const byVersion = Type.Object({
  id: Type.String({ maxLength: 100 }),
  version: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }),
});

/** The desk's pages for stories: the list, the form, the preview, earlier versions. */
export function registerStoryDeskRoutes(app: App): void {
  registerReading(app);
  registerForm(app);
  registerSaving(app);
}

function registerReading(app: App): void {
  app.get('/desk/stories', async (request, reply) => {
    const { ctx } = request;
    const after = readCursor(request.query);
    const { waiting, live, older } = await listDeskStories(ctx, after);
    const olderHref = older && `/desk/stories?before=${writeCursor(older)}`;
    const body = (
      <StoryListPage
        waiting={waiting}
        live={live}
        nowMs={ctx.clock.now()}
        isFirst={after === null}
        olderHref={olderHref}
      />
    );
    return reply.page({ title: 'Stories', body, frame: 'desk', isPrivate: true });
  });

  app.get(
    '/desk/stories/:id/revisions/:version',
    { schema: { params: byVersion } },
    async (request, reply) => {
      const found = await findEarlier(request.ctx, {
        storyId: request.params.id,
        version: Number(request.params.version),
      });
      const shown = { ...found.story, ...found.revision.content };
      const title = `Version ${found.revision.version} of “${shown.headline}”`;
      return reply.page({
        title,
        body: <RevisionPage {...found} shown={shown} />,
        frame: 'desk',
        isPrivate: true,
      });
    },
  );
}

function registerForm(app: App): void {
  app.get('/desk/stories/new', async (request, reply) => {
    const { ctx } = request;
    const editor = await findEditor(ctx, null);
    return reply.page(editPage(ctx, { editor, form: fillForm(editor, { nowMs: ctx.clock.now() }) }));
  });

  app.get('/desk/stories/:id', { schema: { params: byId } }, async (request, reply) => {
    const { ctx } = request;
    const { id } = request.params;
    const { from, saved } = request.query as Record<string, unknown>;
    const editor = await findEditor(ctx, id);
    const earlier =
      from === undefined
        ? null
        : (await findEarlier(ctx, { storyId: id, version: wholeNumber(from) })).revision;
    const form = fillForm(editor, { nowMs: ctx.clock.now(), content: earlier?.content });
    const isSaved = saved !== undefined && wholeNumber(saved) === editor.version;
    const notice: Notice | null = earlier
      ? { kind: 'earlier-text', version: earlier.version }
      : isSaved
        ? { kind: 'saved', version: editor.version }
        : null;
    return reply.page(editPage(ctx, { editor, form, notice }));
  });

  app.post('/desk/stories/preview', { schema: { body: formBody } }, async (request, reply) => {
    const { ctx, body } = request;
    const editor = await findEditor(ctx, body.storyId || null);
    const form = readForm(body);
    const nowMs = ctx.clock.now();
    const shown = previewStory({ form, editor, nowMs });
    const version = wholeNumber(body.version);
    const view = (
      <PreviewPage
        {...editor}
        viewer={ctx.viewer}
        form={form}
        version={version}
        error={null}
        nowMs={nowMs}
        shown={shown}
      />
    );
    return reply.page({ title: 'Preview', body: view, frame: 'desk', isPrivate: true });
  });
}

function registerSaving(app: App): void {
  app.post('/desk/stories', { schema: { body: formBody } }, async (request, reply) => {
    const done = await save(request.ctx, { storyId: null, body: request.body });
    return 'href' in done ? reply.redirect(done.href, 303) : reply.page(done.page);
  });

  app.post('/desk/stories/:id', { schema: { params: byId, body: formBody } }, async (request, reply) => {
    const done = await save(request.ctx, { storyId: request.params.id, body: request.body });
    return 'href' in done ? reply.redirect(done.href, 303) : reply.page(done.page);
  });
}

type FormBody = Static<typeof formBody>;

/** Saves, and says where to go then; or gives the form again, with all that was typed and what is wrong with it. */
async function save(
  ctx: Ctx,
  input: { storyId: string | null; body: FormBody },
): Promise<{ href: string } | { page: Page }> {
  const { storyId, body } = input;
  const form = readForm(body);
  const done = await attempt(() =>
    saveStory(ctx, { ...form, body: body.body ?? null, storyId, version: wholeNumber(body.version) }),
  );
  if (done.error === null) return { href: `/desk/stories/${done.value.storyId}?saved=${done.value.version}` };
  const editor = await findEditor(ctx, storyId);
  const [newest] = editor.revisions;
  if (done.error.code === 'changed-meanwhile' && newest)
    return {
      page: editPage(ctx, { editor, form, error: done.error, notice: { kind: 'changed-meanwhile', newest } }),
    };
  return { page: editPage(ctx, { editor, form, error: done.error, version: wholeNumber(body.version) }) };
}

interface EditParts {
  readonly editor: Editor;
  readonly form: StoryForm;
  readonly notice?: Notice | null;
  readonly error?: AppError;
  /** What the form is based on, where that is not the newest. */
  readonly version?: number;
}

function editPage(ctx: Ctx, parts: EditParts): Page {
  const { editor, form, notice = null, error = null } = parts;
  const version = parts.version ?? editor.version;
  // The notice tells of a change meanwhile, with the way to it.
  const shownError = notice?.kind === 'changed-meanwhile' ? null : error;
  const body = (
    <EditPage
      {...editor}
      viewer={ctx.viewer}
      form={form}
      version={version}
      error={shownError}
      nowMs={ctx.clock.now()}
      notice={notice}
    />
  );
  return {
    title: editor.story ? `Edit “${editor.story.headline}”` : 'Write a story',
    body,
    status: error?.status ?? 200,
    frame: 'desk',
    isPrivate: true,
  };
}

function readForm(body: FormBody): StoryForm {
  const {
    headline = '',
    standfirst = '',
    byline = '',
    sectionId = '',
    slug = '',
    factTitle = '',
    facts = '',
    sources = '',
    publishAt = '',
  } = body;
  const publish = body.publish === 'now' || body.publish === 'at' ? body.publish : 'draft';
  return {
    headline,
    standfirst,
    byline,
    sectionId,
    slug,
    body: body.body ?? '',
    factTitle,
    facts,
    sources,
    publish,
    publishAt,
    isLead: body.isLead === '1',
  };
}

function wholeNumber(text: unknown): number {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
