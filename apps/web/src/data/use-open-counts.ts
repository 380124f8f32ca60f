import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';

const lookEveryMs = 5_000;

/** How much waits for somebody: letters that could not be read, with events that let nobody in, and pairs who may be one person. */
export function useOpenCounts(workspaceId: string): { readonly letters: number; readonly merges: number } {
  const trpc = useTRPC();
  const letters = useQuery(trpc.ingest.countLetters.queryOptions({ workspaceId }, { refetchInterval: lookEveryMs }));
  const merges = useQuery(trpc.members.merges.queryOptions({ workspaceId, state: 'held' }, { refetchInterval: lookEveryMs }));
  const refused = useQuery(trpc.ingest.entryRefusals.queryOptions({ workspaceId }, { refetchInterval: lookEveryMs }));
  const waiting = [...(letters.data ?? []).map(({ count }) => count), ...(refused.data ?? []).map(({ open }) => open)];
  return { letters: waiting.reduce((sum, count) => sum + count, 0), merges: merges.data?.length ?? 0 };
}
