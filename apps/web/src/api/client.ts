import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import superjson from 'superjson';
import type { AppRouter } from '@magpie/api/router';

type Context = ReturnType<typeof createTRPCContext<AppRouter>>;

const context: Context = createTRPCContext<AppRouter>();

export const TRPCProvider: Context['TRPCProvider'] = context.TRPCProvider;
export const useTRPC: Context['useTRPC'] = context.useTRPC;
export const useTRPCClient: Context['useTRPCClient'] = context.useTRPCClient;

/** Queries and mutations in batches over HTTP, subscriptions over server-sent events; the session is a cookie. */
export function createClient(url = '/trpc'): ReturnType<typeof createTRPCClient<AppRouter>> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url, transformer: superjson }),
        // A draft is too long for an address: queries travel in the body.
        false: httpBatchLink({ url, transformer: superjson, methodOverride: 'POST' }),
      }),
    ],
  });
}

/** Asks and changes whatever the browser thinks of the network: the product is on the machine itself, which may have none. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && refusalCode(error) === null,
        staleTime: 5_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** The tRPC code of an expected no (`CONFLICT`, `UNAUTHORIZED`, …), or null for a lost connection and other faults. */
export function refusalCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string') return null;
  return data.code === 'INTERNAL_SERVER_ERROR' ? null : data.code;
}
