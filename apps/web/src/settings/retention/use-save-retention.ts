import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';

export interface SaveRetention {
  readonly isBusy: boolean;
  /** `onMore`: more would go by now than nothing, and it must be confirmed first. */
  save(wish: { readonly days: number | null; readonly confirmed: boolean }, done?: () => void, onMore?: () => void): void;
}

/** Saves how long events are kept; what shows it is asked for again. */
export function useSaveRetention(workspaceId: string): SaveRetention {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const write = useMutation(
    trpc.retention.set.mutationOptions({
      onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.retention.pathKey() }),
    }),
  );
  return {
    isBusy: write.isPending,
    save: ({ days, confirmed }, done, onMore) =>
      write.mutate(
        { workspaceId, keepDays: days, confirmed },
        {
          onSuccess: () => {
            message.success(words('retention.saved'));
            done?.();
          },
          onError: (error) => {
            const code = refusalOf(error)?.code ?? 'lost';
            if (code === 'removes-events' && onMore) onMore();
            else message.error(words(`refusal.${code}`));
          },
        },
      ),
  };
}
