import { useQuery } from '@tanstack/react-query';
import { useTRPCClient } from '../../api/client.ts';
import type { PendingChange } from '../store/shared-draft.ts';
import { forgetChanges, keptChanges } from './kept-changes.ts';
import { livingClients, thisClient } from './this-client.ts';

/**
 * Changes of tabs that ended before the server had them, oldest first; null while it is being found out. Asked once the draft is there (`revision`):
 * what the server knows by then is in the draft or on its way.
 */
export function useLeftovers({
  workspaceId,
  journeyId,
  revision,
}: {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly revision: number | null;
}): readonly PendingChange[] | null {
  const client = useTRPCClient();
  const query = useQuery({
    queryKey: ['leftovers', workspaceId, journeyId],
    enabled: revision !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async (): Promise<readonly PendingChange[]> => {
      const kept = keptChanges(journeyId);
      const living = await livingClients(kept.map((one) => one.client).filter((id) => id !== thisClient));
      const left = kept.filter((one) => !living.has(one.client)).map(({ change }) => change);
      if (left.length === 0) return [];
      const changeIds = left.map(({ changeId }) => changeId);
      const known = new Set<string>();
      for (let at = 0; at < changeIds.length; at += 5_000) {
        const answer = await client.journeys.changes.query({
          workspaceId,
          id: journeyId,
          since: 2_147_483_647,
          changeIds: changeIds.slice(at, at + 5_000),
        });
        for (const changeId of answer.known) known.add(changeId);
      }
      forgetChanges(journeyId, [...known]);
      return left.filter(({ changeId }) => !known.has(changeId));
    },
  });
  return query.data ?? null;
}
