import cookie from '@fastify/cookie';
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type ApiServices, createContext } from '../context.ts';
import { exportRoute } from '../exports/export-route.ts';
import { importRoutes } from '../imports/import-routes.ts';
import { receiptRoute } from '../receipts/receipt-route.ts';
import { ingestRoute } from '../ingest/ingest-route.ts';
import { type AppRouter, appRouter } from '../router.ts';
import { exportPeopleRoute } from '../runs/export-people-route.ts';
import { guardOrigin } from './guard-origin.ts';
import { webApp } from './web-app.ts';

/** The HTTP door: health, tRPC (with live updates over SSE), receipts of providers, files that are brought in, and the web app. */
export async function createServer(services: ApiServices, options: { readonly webDist: string | undefined }): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = services.log;
  const server: FastifyInstance = Fastify({
    loggerInstance: logger,
    bodyLimit: 4 * 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 5_000 },
  });
  await server.register(cookie);
  server.addHook('onRequest', guardOrigin);
  server.get('/healthz', async () => ({ status: 'ok' }));
  await server.register(receiptRoute(services));
  await server.register(ingestRoute(services));
  await server.register(exportPeopleRoute(services));
  await server.register(importRoutes(services));
  await server.register(exportRoute(services));
  await server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      // Drafts are asked about (reach) and are too long for an address: queries may come as POST.
      allowMethodOverride: true,
      createContext: createContext(services),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') services.log.error({ err: error.cause ?? error, path }, 'procedure failed');
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  });
  if (options.webDist !== undefined) await server.register(webApp(options.webDist));
  return server;
}
