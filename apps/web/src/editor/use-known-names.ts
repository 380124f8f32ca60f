import type { KnownNames } from '@magpie/nodes/views';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../api/client.ts';

/** Names this workspace uses, for suggestions. Nothing waits for them. */
export function useKnownNames(workspaceId: string): KnownNames {
  const trpc = useTRPC();
  const options = { staleTime: 300_000, retry: false } as const;
  const { data: events } = useQuery(trpc.events.names.queryOptions({ workspaceId }, options));
  const { data: tags } = useQuery(trpc.tags.names.queryOptions({ workspaceId }, options));
  const { data: attributes } = useQuery(trpc.attributes.names.queryOptions({ workspaceId }, options));
  const { data: cohorts } = useQuery(trpc.cohorts.list.queryOptions({ workspaceId }, options));
  const { data: audiences } = useQuery(trpc.audiences.list.queryOptions({ workspaceId }, options));
  const { data: runs } = useQuery(trpc.audiences.pastRuns.queryOptions({ workspaceId }, options));
  return useMemo(
    () => ({
      events: names(events),
      tags: names(tags),
      attributes: names(attributes),
      cohorts: cohorts ?? [],
      audiences: audiences ?? [],
      runs: runs ?? [],
    }),
    [events, tags, attributes, cohorts, audiences, runs],
  );
}

function names(counted: readonly { readonly name: string }[] | undefined): readonly string[] {
  return counted?.map(({ name }) => name) ?? [];
}
