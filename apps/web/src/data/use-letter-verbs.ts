import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

interface Refusal {
  readonly reason: string;
  readonly detail: { readonly path?: string; readonly found?: string };
}

/** Playing one letter again and putting it aside. `refusal`: why it was refused just now. */
export function useLetterVerbs(
  workspaceId: string,
  done: () => void,
): {
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  /** `text`: as somebody has mended it; null: as it came. */
  replay(letterId: string, text: string | null): void;
  putAside(letterId: string, aside: boolean): void;
} {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.ingest.pathKey() }),
  };
  const replay = useMutation(trpc.ingest.replayOne.mutationOptions(settled));
  const aside = useMutation(trpc.ingest.putAside.mutationOptions(settled));
  return {
    isBusy: replay.isPending || aside.isPending,
    refusal: replay.data?.refusal ?? null,
    replay: (letterId, text) =>
      replay.mutate(
        { workspaceId, letterId, text },
        {
          onSuccess: ({ refusal }) => {
            if (refusal !== null) return;
            message.success(words('data.letter.taken'));
            done();
          },
        },
      ),
    putAside: (letterId, isAside) => aside.mutate({ workspaceId, letterIds: [letterId], aside: isAside }, { onSuccess: done }),
  };
}
