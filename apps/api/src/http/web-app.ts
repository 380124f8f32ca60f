import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const csp =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'";

/** Serves the built web app; hashed assets for ever, the page itself never from a cache; unknown paths get the page, whose router knows them. */
export function webApp(dist: string): FastifyPluginAsync {
  return async (server) => {
    await server.register(fastifyStatic, { root: dist, wildcard: false, index: false, maxAge: '1y', immutable: true });
    server.setNotFoundHandler(async (request, reply) => {
      if (request.method !== 'GET' || request.url.startsWith('/trpc')) return reply.code(404).send({ error: 'not-found' });
      const page = await readFile(join(dist, 'index.html'), 'utf8');
      return reply
        .header('content-security-policy', csp)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .type('text/html')
        .send(page);
    });
  };
}
