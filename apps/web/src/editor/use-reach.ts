import type { JourneyDocument } from '@magpie/journey';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Reach } from '../api/contract.ts';

const settleMs = 500;

/** How many people come to each step of the draft, a moment after it changed. `stale` while new numbers are on their way. */
export function useReach({ workspaceId, journeyId, document }: { readonly workspaceId: string; readonly journeyId: string; readonly document: JourneyDocument }): { readonly reach: Reach | null; readonly stale: boolean } {
  const trpc = useTRPC();
  const settled = useSettled(useMemo(() => meaning(document), [document]));
  const query = useQuery(trpc.journeys.reach.queryOptions({ workspaceId, id: journeyId, document: settled }, { placeholderData: keepPreviousData, staleTime: 30_000, retry: false }));
  return { reach: query.data ?? null, stale: query.isFetching };
}

/** What the numbers depend on: where cards lie and what they are called does not matter. */
function meaning(document: JourneyDocument): JourneyDocument {
  return { ...document, name: '', nodes: document.nodes.map((node) => ({ ...node, name: '', position: { x: 0, y: 0 } })) };
}

function useSettled(document: JourneyDocument): JourneyDocument {
  const [settled, setSettled] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), settleMs);
    return () => clearTimeout(timer);
    // A new object with the same content asks nothing new: queries are told apart by content.
  }, [document]);
  return settled;
}
