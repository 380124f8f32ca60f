import type { JourneyDocument } from '@magpie/journey';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Reach } from '../api/contract.ts';

const settleMs = 500;

/** How many people come to each step of the draft, a moment after it changed. `stale` while new numbers are on their way. */
export function useReach({
  workspaceId,
  journeyId,
  document,
}: {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly document: JourneyDocument;
}): { readonly reach: Reach | null; readonly stale: boolean } {
  const trpc = useTRPC();
  const settled = useSettled(useMemo(() => meaningOf(document), [document]));
  const query = useQuery(
    trpc.journeys.reach.queryOptions(
      { workspaceId, id: journeyId, document: settled },
      { placeholderData: keepPreviousData, staleTime: 30_000, retry: false },
    ),
  );
  const counted = query.data !== undefined && Object.keys(query.data.nodes).length > 0 ? query.data : null;
  const [last, setLast] = useState<Reach | null>(null);
  // A draft that cannot run yet has no numbers: the last ones stay, dimmed.
  if (counted !== null && counted !== last) setLast(counted);
  return { reach: counted ?? last, stale: query.isFetching || (counted === null && last !== null) };
}

/** What the numbers depend on: where cards lie, what they are called and what is written beside them does not matter. */
export function meaningOf(document: JourneyDocument): JourneyDocument {
  return { ...document, name: '-', notes: [], frames: [], nodes: document.nodes.map((node) => ({ ...node, name: '-', position: { x: 0, y: 0 } })) };
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
