import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { useSeen } from '../app/use-seen.ts';
import type { Movement, RunSummary } from '../api/contract.ts';
import { isOver } from './run-state.ts';

export interface LiveRun {
  readonly run: RunSummary | null;
  readonly recent: readonly Movement[];
  /** True while news come in by themselves. */
  readonly live: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** A run as it is now: the summary, kept fresh by what the run itself reports. */
export function useRun({ workspaceId, runId }: { readonly workspaceId: string; readonly runId: string }): LiveRun {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.runs.get.queryOptions({ workspaceId, runId });
  const summary = useQuery({ ...options, refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.state) ? false : 5_000) });
  const [recent, setRecent] = useState<readonly Movement[]>([]);
  const seen = useSeen();
  const over = summary.data !== undefined && isOver(summary.data.state);
  const watched = useSubscription(
    trpc.runs.watch.subscriptionOptions(
      { workspaceId, runId },
      {
        enabled: summary.data !== undefined && !over && seen,
        // It begins anew, with whoever moved last.
        onStarted: () => setRecent([]),
        onData: ({ data: tick }) => {
          const { recent: moved, ...numbers } = tick;
          queries.setQueryData(options.queryKey, (before) => (before === undefined ? before : { ...before, ...numbers }));
          if (moved.length > 0) setRecent((before) => [...moved, ...before].slice(0, 12));
          // The result, the cohorts and the balances are only in the whole summary.
          if (isOver(tick.state)) void queries.invalidateQueries({ queryKey: options.queryKey });
        },
      },
    ),
  );
  // A subscription that is given up keeps the state it was in.
  return {
    run: summary.data ?? null,
    recent,
    live: !over && watched.status === 'pending',
    error: summary.data === undefined ? summary.error : null,
    refetch: () => void summary.refetch(),
  };
}
