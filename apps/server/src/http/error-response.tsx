import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { asProblem, problemType } from './problem.ts';

/** Turns every error into a response: problem+json (RFC 9457) under /api/, a page with what to do elsewhere. */
export async function respondWithError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known = asAppError(error);
  if (known === null)
    request.log.error(
      { err: error, route: request.routeOptions.url, method: request.method },
      'a request failed',
    );
  const problem = asProblem(known);
  const { status, detail: text } = problem;
  if (request.url.startsWith('/api/')) return reply.code(status).type(problemType).send(problem);
  if (known?.code === 'sign-in-needed' && request.method === 'GET')
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
  // Before the site is known there is no frame to put around the page.
  if ((request.ctx as unknown) === null)
    return reply.code(status).type('text/plain; charset=utf-8').send(text);
  return reply.page({
    title: status === 404 ? 'Page not found' : 'This did not work',
    body: <ErrorPage status={status} text={text} />,
    status,
    isPrivate: true,
  });
}

function ErrorPage(props: { status: number; text: string }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>{props.status === 404 ? 'Page not found' : 'This did not work'}</h1>
      <p>{props.text}</p>
      <p>
        <a href="/">Go to the front page</a> or <a href="/help">find help</a>.
      </p>
    </main>
  );
}

/** Fastify's own errors that are the caller's doing, in our terms. */
function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!(error instanceof Error)) return null;
  const { code, validation, statusCode } = error as Error & {
    code?: string;
    validation?: { instancePath?: string; message?: string }[];
    statusCode?: number;
  };
  if (validation) {
    const [first] = validation;
    const place = first?.instancePath?.replace(/^\//, '') ?? '';
    return new AppError('request-invalid', {
      params: { detail: `${place} ${first?.message ?? 'is not as expected'}`.trim() },
      cause: error,
    });
  }
  // The server has more to do than it can: @fastify/under-pressure has set Retry-After.
  if (statusCode === 503) return new AppError('busy', { cause: error });
  if (statusCode === 415) return new AppError('no-files', { cause: error });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('body-too-large', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AppError('request-invalid', { params: { detail: 'we could not read it' }, cause: error });
  return null;
}
