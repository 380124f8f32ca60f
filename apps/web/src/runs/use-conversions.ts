import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';
import type { RunSummary } from '../api/contract.ts';
import type { Conversions } from './conversions.ts';
import { isOver } from './run-state.ts';

/** Who bought along each way, asked for while it is shown and again while the run goes on. */
export function useConversions(workspaceId: string, run: Pick<RunSummary, 'runId' | 'state'>, isShown: boolean): Conversions | null {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.runs.conversions.queryOptions(
      { workspaceId, runId: run.runId },
      // Orders go on coming after a run is over.
      { enabled: isShown, refetchInterval: isOver(run.state) ? 30_000 : 3_000 },
    ),
  );
  return isShown ? (query.data ?? null) : null;
}
