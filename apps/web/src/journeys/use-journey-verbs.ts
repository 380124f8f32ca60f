import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface JourneyVerbs {
  duplicate(journey: { readonly id: string; readonly name: string }): void;
  archive(journey: { readonly id: string; readonly name: string; readonly archived: boolean }): void;
  file(journey: { readonly id: string; readonly folder: string | null }): void;
}

/** What can be done with a journey in the list; the list is asked for again afterwards, a refusal is said. */
export function useJourneyVerbs(workspaceId: string): JourneyVerbs {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    onSuccess: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.journeys.list.queryKey() }),
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
  };
  const duplicate = useMutation(trpc.journeys.duplicate.mutationOptions(settled));
  const archive = useMutation(trpc.journeys.archive.mutationOptions(settled));
  const file = useMutation(trpc.journeys.file.mutationOptions(settled));
  return {
    duplicate: (journey) => duplicate.mutate({ workspaceId, ...journey }),
    archive: ({ id, name, archived }) =>
      archive.mutate(
        { workspaceId, id, archived },
        { onSuccess: () => message.success(words(archived ? 'journeys.archive.done' : 'journeys.unarchive.done', { name })) },
      ),
    file: (journey) => file.mutate({ workspaceId, ...journey }),
  };
}
