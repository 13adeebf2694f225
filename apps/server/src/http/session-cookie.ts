import type { FastifyReply, FastifyRequest } from 'fastify';

/** The one cookie, set at sign-in. `__Host-` ties it to this host over https. */
function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-folkmoot' : 'folkmoot';
}

/**
 * The cookie of a page elsewhere that embeds a thread. A browser keeps it apart for each site that embeds us, so it has
 * a name of its own and is never taken for the one above. https://github.com/privacycg/CHIPS
 */
const embeddedCookie = '__Host-folkmoot-embedded';
const embeddedOptions = {
  path: '/',
  httpOnly: true,
  sameSite: 'none',
  secure: true,
  partitioned: true,
} as const;

/** The token of the request's session. What the caller writes into the request counts before what the browser adds. */
export function readSessionToken(request: FastifyRequest): string | null {
  const { cookies } = request;
  return (
    readBearer(request) ?? cookies['__Host-folkmoot'] ?? cookies.folkmoot ?? cookies[embeddedCookie] ?? null
  );
}

/** The session's token as a page elsewhere sends it, where the browser lets it keep no cookie. RFC 6750, 2.1. */
export function readBearer(request: FastifyRequest): string | null {
  return /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

export function giveSession(
  reply: FastifyReply,
  session: { token: string; expiresAtMs: number },
  options: { isSecure: boolean },
): void {
  void reply.setCookie(cookieName(options.isSecure), session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: options.isSecure,
    expires: new Date(session.expiresAtMs),
  });
}

/** For a session that was opened from within an embedded page. */
export function giveEmbeddedSession(
  reply: FastifyReply,
  session: { token: string; expiresAtMs: number },
): void {
  void reply.setCookie(embeddedCookie, session.token, {
    ...embeddedOptions,
    expires: new Date(session.expiresAtMs),
  });
}

export function clearSession(reply: FastifyReply): void {
  for (const isSecure of [true, false])
    void reply.clearCookie(cookieName(isSecure), {
      path: '/',
      secure: isSecure,
      httpOnly: true,
      sameSite: 'lax',
    });
  void reply.clearCookie(embeddedCookie, embeddedOptions);
}
