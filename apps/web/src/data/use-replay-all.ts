import { useMessage, useUi } from '@magpie/ui';
import { useQueryClient } from '@tanstack/react-query';

import { useRef, useState } from 'react';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

/** One of the API's reasons; words under `data.reason.<reason>`. */
export type DeadReason = Parameters<ReturnType<typeof useTRPCClient>['ingest']['replayReason']['mutate']>[0]['reason'];

export interface ReplayCounts {
  readonly replayed: number;
  readonly refused: number;
}

/** Plays all letters of a reason again, page by page, telling how far it is; what is done stays done when it is given up. */
export function useReplayAll(workspaceId: string): {
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly last: ReplayCounts | null;
  start(reason: DeadReason, total: number): Promise<void>;
  cancel(): void;
} {
  const { words } = useUi();
  const message = useMessage();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [running, setRunning] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [last, setLast] = useState<ReplayCounts | null>(null);
  const isGivenUp = useRef(false);
  return {
    running,
    last,
    cancel: () => (isGivenUp.current = true),
    start: async (reason, total) => {
      isGivenUp.current = false;
      setLast(null);
      setRunning({ done: 0, total });
      let counts: ReplayCounts = { replayed: 0, refused: 0 };
      try {
        for (let after: string | null = null, isFirst = true; (isFirst || after !== null) && !isGivenUp.current; isFirst = false) {
          const page: ReplayCounts & { readonly next: string | null } = await client.ingest.replayReason.mutate({ workspaceId, reason, after });
          counts = { replayed: counts.replayed + page.replayed, refused: counts.refused + page.refused };
          after = page.next;
          setRunning({ done: counts.replayed + counts.refused, total: Math.max(total, counts.replayed + counts.refused) });
        }
      } catch (fault) {
        message.error(words(`refusal.${refusalOf(fault)?.code ?? 'lost'}`));
      }
      setRunning(null);
      setLast(counts);
      await queries.invalidateQueries({ queryKey: trpc.ingest.pathKey() });
    },
  };
}
