import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'magpie_session';
const maxAgeSeconds = 30 * 24 * 3600;

/** The session token of a request, or null. */
export function readSessionCookie(request: FastifyRequest): string | null {
  return request.cookies[name] ?? null;
}

/** Keeps the session in a cookie that scripts and other sites cannot use. */
export function writeSessionCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: maxAgeSeconds });
}
