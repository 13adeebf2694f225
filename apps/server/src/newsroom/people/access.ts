/**
 * Who may do what: one table. A route without an entry stops the server when it is built; every entry is tried with
 * every role in tests/access-matrix.test.ts.
 */
import type { StaffRole, Viewer } from '../../context.ts';

/** `anyone`: also without an account; `reader`: with one; a list: with one of these roles. An admin may do all of it. */
type Access = 'anyone' | 'reader' | readonly StaffRole[];

const moderators: Access = ['moderator', 'editor', 'safeguarding-lead'];
const editors: Access = ['editor'];

export const accessTable: Readonly<Record<string, Access>> = {
  // The publisher's pages
  'GET /': 'anyone',
  'GET /sections/:slug': 'anyone',
  'GET /stories/:slug': 'anyone',
  'GET /house-rules': 'anyone',
  'GET /terms': 'anyone',
  'GET /cookies': 'anyone',
  'GET /contact': 'anyone',
  'POST /contact': 'anyone',
  'GET /help': 'anyone',
  'GET /exit': 'anyone',

  // People
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'POST /sign-in/code': 'anyone',
  'POST /sign-in/name': 'anyone',
  'GET /sign-in/link/:token': 'anyone',
  'POST /sign-in/link/:token': 'anyone',
  'GET /signed-in': 'reader',
  'POST /signed-in': 'reader',
  'POST /sign-out': 'reader',
  'GET /me': 'reader',
  'POST /me/name': 'reader',
  'GET /me/decisions/:id': 'reader',

  // The conversation: a guest is told to sign in by the rule, so that nothing typed is lost
  'GET /stories/:key/comments/new': 'anyone',
  'POST /stories/:key/comments': 'anyone',
  'GET /threads/:key/live': 'anyone',
  'GET /comments/:id': 'anyone',
  'GET /comments/:id/edit': 'reader',
  'POST /comments/:id/edit': 'reader',
  'POST /comments/:id/withdraw': 'reader',
  'POST /comments/:id/like': 'reader',
  'GET /comments/:id/report': 'anyone',
  'POST /comments/:id/report': 'anyone',
  'GET /reports/:number': 'anyone',

  // The same as JSON
  'GET /api/openapi.json': 'anyone',
  'GET /api/v1/session': 'anyone',
  'POST /api/v1/session': 'anyone',
  'DELETE /api/v1/session': 'anyone',
  'POST /api/v1/stories': 'anyone',
  'POST /api/v1/threads/:key/comments': 'reader',
  'PATCH /api/v1/comments/:id': 'reader',
  'DELETE /api/v1/comments/:id': 'reader',
  'PUT /api/v1/comments/:id/like': 'reader',
  'DELETE /api/v1/comments/:id/like': 'reader',
  'POST /api/v1/comments/:id/reports': 'anyone',
  'GET /api/v1/report-reasons': 'anyone',

  // Threads by themselves: what is the same for everyone, and what is one's own
  'GET /threads/:key': 'anyone',
  'GET /threads/:key/mine': 'anyone',
  'GET /api/v1/threads/:key': 'anyone',
  'GET /api/v1/counts': 'anyone',

  // The desk
  'GET /desk': moderators,
  'GET /desk/items/:id': moderators,
  'POST /desk/items/:id/decide': moderators,
  'GET /desk/people/:id': moderators,
  'POST /desk/people/:id/ban': moderators,
  'POST /desk/people/:id/unban': moderators,
  'POST /desk/comments/:id/pin': moderators,
  'POST /desk/threads/:key/mode': moderators,
  'GET /desk/stories': editors,
  'GET /desk/stories/new': editors,
  'POST /desk/stories': editors,
  'GET /desk/stories/:id': editors,
  'POST /desk/stories/:id': editors,
  'POST /desk/stories/preview': editors,
  'GET /desk/stories/:id/revisions/:version': editors,

  // The demonstration's mailbox; not there at all otherwise
  'GET /dev/mail': 'anyone',
};

export function isKnownRoute(route: string): boolean {
  return Object.hasOwn(accessTable, route);
}

export function isAllowed(route: string, viewer: Viewer): boolean {
  const access = accessTable[route];
  if (access === undefined) return false;
  if (access === 'anyone') return true;
  if (viewer.kind === 'guest') return false;
  return access === 'reader' || viewer.roles.has('admin') || access.some((role) => viewer.roles.has(role));
}
