import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { attempt, giveSession, type App } from '../../http/index.ts';
import { isAllowed } from './access.ts';
import { checkCode } from './check-code.ts';
import type { NameStep, SignInStep } from './continue-sign-in.ts';
import { handOverPath, openerIn, requireListed } from './hand-over.ts';
import { keepOpenerOf, sendHandOver } from './hand-over.routes.tsx';
import { join } from './join.ts';
import { localPath } from './local-path.ts';
import { requestCode } from './request-code.ts';
import { findViewer, type OpenedSession } from './sessions.ts';
import { checkSignInLink, followSignInLink } from './sign-in-link.ts';
import { CodePage, LinkExpiredPage, LinkPage, NamePage, SignInPage, TooYoungPage } from './sign-in.view.tsx';

interface SignInParts {
  readonly isSecure: boolean;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const short = Type.String({ maxLength: 1_000 });
const Next = Type.Optional(Type.String({ maxLength: 4_000 }));
const Query = Type.Object({
  next: Next,
  /** `1` in the small window that a page elsewhere opens; `origin` is that page's. */
  embed: Type.Optional(Type.Literal('1')),
  origin: Type.Optional(Type.String({ maxLength: 300 })),
});
const EmailForm = Type.Object({ email: short, next: Next });
const CodeForm = Type.Object({ signInId: short, code: short, email: Type.Optional(short), next: Next });
const NameForm = Type.Object({
  signInId: short,
  secret: short,
  name: short,
  // A form without a chosen age group does not send the field at all.
  ageBand: Type.Optional(short),
  next: Next,
});
const LinkParams = Type.Object({ token: Type.String({ maxLength: 200 }) });

/** Address, code, and the first time a name: each answers with the next page, and the last with a session. */
export function registerSignInRoutes(app: App, parts: SignInParts): void {
  registerAddressRoutes(app);
  registerCodeRoute(app, parts);
  registerNameRoute(app, parts);
  registerLinkRoutes(app, parts);
}

function registerAddressRoutes(app: App): void {
  app.get('/sign-in', { schema: { querystring: Query } }, async (request, reply) => {
    const { ctx } = request;
    const next = readNext(ctx, request.query);
    keepOpenerOf(reply, next);
    if (ctx.viewer.kind === 'person') return reply.redirect(next, 303);
    const body = <SignInPage ctx={ctx} next={next} email="" error={null} />;
    return reply.page({ title: 'Sign in', body, isPrivate: true });
  });

  app.post('/sign-in', { schema: { body: EmailForm } }, async (request, reply) => {
    const { ctx } = request;
    const { email } = request.body;
    const next = localPath(request.body.next);
    keepOpenerOf(reply, next);
    const sent = await attempt(() => requestCode(ctx, { email }));
    if (sent.error) {
      const body = <SignInPage ctx={ctx} next={next} email={email} error={sent.error} />;
      return reply.page({ title: 'Sign in', body, isPrivate: true, status: sent.error.status });
    }
    const body = <CodePage ctx={ctx} next={next} {...sent.value} error={null} />;
    return reply.page({ title: 'Look in your mail', body, isPrivate: true });
  });
}

function registerCodeRoute(app: App, parts: SignInParts): void {
  app.post('/sign-in/code', { schema: { body: CodeForm } }, async (request, reply) => {
    const { ctx } = request;
    const { signInId, code, email = '' } = request.body;
    const next = localPath(request.body.next);
    keepOpenerOf(reply, next);
    const checked = await attempt(() => checkCode(ctx, { signInId, code }));
    if (!checked.error) return sendStep(parts, { request, reply }, { step: checked.value, next });
    const body = <CodePage ctx={ctx} next={next} signInId={signInId} email={email} error={checked.error} />;
    return reply.page({ title: 'Look in your mail', body, isPrivate: true, status: checked.error.status });
  });
}

function registerNameRoute(app: App, parts: SignInParts): void {
  app.post('/sign-in/name', { schema: { body: NameForm } }, async (request, reply) => {
    const { signInId, secret, name, ageBand = '' } = request.body;
    const next = localPath(request.body.next);
    keepOpenerOf(reply, next);
    const joined = await attempt(() => join(request.ctx, { signInId, secret, name, ageBand }));
    if (joined.error?.code === 'code-expired') {
      const body = <SignInPage ctx={request.ctx} next={next} email="" error={joined.error} />;
      return reply.page({ title: 'Sign in', body, isPrivate: true, status: joined.error.status });
    }
    if (joined.error) {
      const nameStep = { signInId, secret, suggestedName: '' };
      return sendNamePage({ request, reply }, { nameStep, next, name, ageBand, error: joined.error });
    }
    if (joined.value.kind === 'too-young')
      return reply.page({ title: 'Thank you for telling us', body: <TooYoungPage />, isPrivate: true });
    return finish(parts, { request, reply }, { session: joined.value.session, next });
  });
}

/** Opening a link uses nothing up, because programs that look at mail open links too; its button does. */
function registerLinkRoutes(app: App, parts: SignInParts): void {
  app.get('/sign-in/link/:token', { schema: { params: LinkParams } }, async (request, reply) => {
    const { token } = request.params;
    const checked = await attempt(() => checkSignInLink(request.ctx, token));
    if (checked.error) return sendLinkExpired(reply, checked.error);
    return reply.page({
      title: 'Sign in',
      body: <LinkPage ctx={request.ctx} token={token} />,
      isPrivate: true,
    });
  });

  app.post('/sign-in/link/:token', { schema: { params: LinkParams } }, async (request, reply) => {
    const followed = await attempt(() => followSignInLink(request.ctx, request.params.token));
    if (followed.error) return sendLinkExpired(reply, followed.error);
    return sendStep(parts, { request, reply }, { step: followed.value, next: null });
  });
}

function sendLinkExpired(reply: FastifyReply, error: AppError): Promise<FastifyReply> {
  const body = <LinkExpiredPage error={error} />;
  return reply.page({
    title: 'This link does not work any more',
    body,
    isPrivate: true,
    status: error.status,
  });
}

/** A session and the way back, or the name form. `next` is null where nobody said where to: then it is home. */
async function sendStep(
  parts: SignInParts,
  { request, reply }: Exchange,
  after: { step: SignInStep; next: string | null },
): Promise<FastifyReply> {
  const { step, next } = after;
  if (step.kind === 'name-needed') {
    const { nameStep } = step;
    const form = { nameStep, next: next ?? '/', name: nameStep.suggestedName, ageBand: '', error: null };
    return sendNamePage({ request, reply }, form);
  }
  const { session } = step;
  return finish(
    parts,
    { request, reply },
    { session, next: next ?? (await findHome(request, session.token)) },
  );
}

/** Sets the cookie and leads back, or tells the page elsewhere for which this window was opened. */
async function finish(
  parts: SignInParts,
  { request, reply }: Exchange,
  { session, next }: { session: OpenedSession; next: string },
): Promise<FastifyReply> {
  giveSession(reply, session, parts);
  const origin = openerIn(next);
  if (origin === null) return reply.redirect(next, 303);
  const viewer = await findViewer(request.ctx, session.token);
  return sendHandOver(reply, { ctx: { ...request.ctx, viewer }, origin });
}

/** Where the sign-in leads. Throws `origin-not-listed` for a small window of a page that may not show our threads. */
function readNext(ctx: Ctx, query: Static<typeof Query>): string {
  if (query.embed === undefined) return localPath(query.next);
  const origin = query.origin ?? '';
  requireListed(ctx, origin);
  return handOverPath(origin);
}

/** The desk for those who work there, the front page for everyone else. */
async function findHome(request: FastifyRequest, token: string): Promise<string> {
  return isAllowed('GET /desk', await findViewer(request.ctx, token)) ? '/desk' : '/';
}

async function sendNamePage(
  { request, reply }: Exchange,
  form: { nameStep: NameStep; next: string; name: string; ageBand: string; error: AppError | null },
): Promise<FastifyReply> {
  const status = form.error?.status ?? 200;
  const body = <NamePage ctx={request.ctx} {...form} />;
  return reply.page({ title: 'Welcome', body, isPrivate: true, status });
}
