import type { ValueSource } from '@magpie/nodes/views';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../api/client.ts';

const freshMs = 60_000;

/** Values that the workspace really has, for the builder of conditions. */
export function useValueSource(workspaceId: string): ValueSource {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMemo(
    () => (of, text) =>
      queries.fetchQuery(trpc.audiences.suggest.queryOptions({ workspaceId, of, text: text.slice(0, 200) }, { staleTime: freshMs, retry: false })),
    [workspaceId, trpc, queries],
  );
}
