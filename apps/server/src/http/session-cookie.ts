import type { FastifyReply, FastifyRequest } from 'fastify';

/** The one cookie, set at sign-in. `__Host-` ties it to this host over https. */
function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-folkmoot' : 'folkmoot';
}

export function readSessionToken(request: FastifyRequest): string | null {
  return request.cookies['__Host-folkmoot'] ?? request.cookies.folkmoot ?? null;
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

export function clearSession(reply: FastifyReply): void {
  for (const isSecure of [true, false])
    void reply.clearCookie(cookieName(isSecure), {
      path: '/',
      secure: isSecure,
      httpOnly: true,
      sameSite: 'lax',
    });
}
