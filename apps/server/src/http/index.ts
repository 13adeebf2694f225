/**
 * Owns: the web server's frame: errors, the session cookie and CSRF, security headers, rate limits, the HTML document,
 * the parts every form is made of, health and metrics.
 * Does not own: any page; the modules do. Who may call a route: `newsroom/people/access.ts`.
 * Start reading at: create-app.ts.
 */
export { createApp, type App, type AppParts, type QuickAnswer } from './create-app.ts';
export { assetPath } from './assets.ts';
export { attempt, type Attempt } from './attempt.ts';
export type { Frame, Page } from './page.tsx';
export { TrustedHtml } from './trusted-html.tsx';
export {
  ErrorSummary,
  Field,
  Icon,
  PostForm,
  RadioRows,
  TextArea,
  TextInput,
  type Choice,
} from './form-parts.tsx';
export { formatCount, formatDate, formatDateTime, plural } from './format.ts';
export { StoredResponse } from './stored-response.ts';
export { Moment } from './moment.tsx';
export { IdempotencyHeaders, readIdempotencyKey } from './idempotency.ts';
export { problems, writingProblems } from './problem.ts';
export { EventStreams, type StreamEvent } from './server-sent-events.ts';
export { clearSession, giveEmbeddedSession, giveSession } from './session-cookie.ts';
