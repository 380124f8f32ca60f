import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface LiveCount {
  readonly people: number;
  readonly members: number;
  readonly sample: readonly { readonly memberNo: number; readonly externalId: string; readonly name: string | null }[];
}

/** Letters that come this fast are one question. */
const restMs = 250;

/** How many a filter means while it is being changed: the last answer, and whether it is of what was there before. Questions that nobody waits for any more are given up. */
export function useLiveCount(workspaceId: string, asked: { readonly filter: Filter; readonly anchor: Anchor | null } | null) {
  const trpc = useTRPC();
  const key = asked === null ? null : JSON.stringify(asked);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), restMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the question is another object at every drawing, and a new one when what it says is
  }, [key]);
  const query = useQuery(
    trpc.audiences.count.queryOptions(
      { workspaceId, filter: settled?.filter ?? null, anchor: settled?.anchor ?? null },
      { enabled: settled !== null, placeholderData: keepPreviousData, staleTime: 10_000, retry: false, trpc: { abortOnUnmount: true } },
    ),
  );
  const answer: LiveCount | null = query.data ?? null;
  const refused = refusalOf(query.error);
  const isSettled = key === (settled === null ? null : JSON.stringify(settled));
  return {
    answer,
    isStale: answer !== null && (asked === null || !isSettled || query.isPlaceholderData || query.isFetching),
    isPending: answer === null && settled !== null && !query.isError,
    refusal: query.isError && isSettled && asked !== null ? (refused?.code ?? 'lost') : null,
    /** What it names goes by a day, and it has none itself. */
    lacksDay: refused?.problems.some(({ code }) => code === 'audience.anchor-missing') === true,
    retry: () => void query.refetch(),
  };
}
