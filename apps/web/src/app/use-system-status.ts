import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';
import type { SystemStatus } from '../api/contract.ts';

/** The services' state: asked every 2 s while something is still starting or being built, every 15 s afterwards. */
export function useSystemStatus(): { readonly status: SystemStatus | null; readonly lost: boolean } {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.system.status.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.engineReady === true && state.data.columns.state !== 'building' ? 15_000 : 2_000),
    }),
  );
  return { status: query.data ?? null, lost: query.isError };
}
