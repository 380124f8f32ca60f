import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface CohortVerbs {
  readonly isBusy: boolean;
  rename(id: string, name: string, done: () => void): void;
  archive(id: string, archived: boolean): void;
}

/** Naming cohorts anew, and putting them away or bringing them back; what shows them is asked for again. */
export function useCohortVerbs(workspaceId: string): CohortVerbs {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.cohorts.pathKey() }),
  };
  const rename = useMutation(trpc.cohorts.rename.mutationOptions(settled));
  const archive = useMutation(trpc.cohorts.archive.mutationOptions(settled));
  return {
    isBusy: rename.isPending || archive.isPending,
    rename: (id, name, done) =>
      rename.mutate(
        { workspaceId, id, name },
        {
          onSuccess: () => {
            done();
            message.success(words('cohort.renamed'));
          },
        },
      ),
    archive: (id, archived) =>
      archive.mutate({ workspaceId, id, archived }, { onSuccess: () => message.success(words(archived ? 'cohort.archived' : 'cohort.restored')) }),
  };
}
