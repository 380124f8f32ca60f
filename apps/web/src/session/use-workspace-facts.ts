import type { WorkspaceFacts } from '@magpie/journey';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../api/client.ts';
import { useWorkspace } from './use-me.ts';

/** The list is changed in another tab: whoever comes back from there finds it as it is. */
const freshMs = 2_000;
/** The API names so many attributes and no more: of a list that is cut nobody can say what is not in it. */
const mostFields = 200;

/** What journeys of this workspace are checked against; what has not come yet is not known, and nothing is held against the author. */
export function useWorkspaceFacts(workspaceId: string): WorkspaceFacts {
  const trpc = useTRPC();
  const name = useWorkspace(workspaceId)?.name ?? null;
  const { data: words } = useQuery(
    trpc.messages.words.queryOptions({ workspaceId }, { staleTime: freshMs, refetchOnWindowFocus: true, retry: false }),
  );
  const { data: attributes } = useQuery(trpc.attributes.names.queryOptions({ workspaceId }, { staleTime: 300_000, retry: false }));
  const { data: saved } = useQuery(
    trpc.audiences.list.queryOptions({ workspaceId }, { staleTime: freshMs, refetchOnWindowFocus: true, retry: false }),
  );
  return useMemo(() => {
    const isWhole = attributes !== undefined && attributes.length > 0 && attributes.length < mostFields;
    return {
      name,
      forbiddenWords: words === undefined ? null : words.filter(({ isOn }) => isOn).map(({ word, reason }) => ({ word, reason })),
      memberFields: isWhole ? attributes.map((attribute) => attribute.name) : null,
      audiences: saved === undefined ? null : new Map(saved.map(({ id, version, filter }) => [id, { version, filter }])),
    };
  }, [name, words, attributes, saved]);
}
