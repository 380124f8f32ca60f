import type { FastifyReply, FastifyRequest } from 'fastify';

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * This door serves this machine: another Host (DNS rebinding) or another site's Origin is turned away. Sources come from elsewhere by nature, with a
 * key of their own and no cookie.
 */
export async function guardOrigin(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.url.startsWith('/v1/')) return;
  const { host, origin } = request.headers;
  const sameSite = origin === undefined || loopbackHost.test(origin.replace(/^https?:\/\//, ''));
  if (!host || !loopbackHost.test(host) || !sameSite) await reply.code(403).send({ error: 'forbidden-origin' });
}
