import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import type { Meaning } from './store/create-builder.ts';

export interface AudienceVerbs {
  readonly isBusy: boolean;
  /** Resolves to the new id and version; null when it was refused, which has been said. */
  create(named: Meaning & { readonly name: string; readonly description: string }): Promise<{ readonly id: string; readonly version: number } | null>;
  /** Resolves to the version it became; null when it was refused. */
  save(kept: Meaning & { readonly id: string; readonly version: number }): Promise<number | null>;
  rename(named: { readonly id: string; readonly name: string; readonly description: string }): Promise<boolean>;
  archive(id: string, archived: boolean): Promise<boolean>;
}

/** What can be done with saved audiences; a refusal is said at once. */
export function useAudienceVerbs(workspaceId: string): AudienceVerbs {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.audiences.pathKey() });
  const create = useMutation(trpc.audiences.create.mutationOptions({ onSettled }));
  const save = useMutation(trpc.audiences.save.mutationOptions({ onSettled }));
  const rename = useMutation(trpc.audiences.rename.mutationOptions({ onSettled }));
  const archive = useMutation(trpc.audiences.archive.mutationOptions({ onSettled }));
  const said = async <Value>(asking: Promise<Value>): Promise<Value | null> => {
    try {
      return await asking;
    } catch (fault) {
      const code = refusalOf(fault)?.code ?? 'lost';
      message.error(words(code === 'stale' ? 'audience.stale' : code === 'is-archived' ? 'audience.is-archived' : `refusal.${code}`));
      return null;
    }
  };
  return {
    isBusy: create.isPending || save.isPending || rename.isPending || archive.isPending,
    create: (named) => said(create.mutateAsync({ workspaceId, ...named })),
    save: async (kept) => (await said(save.mutateAsync({ workspaceId, ...kept })))?.version ?? null,
    rename: async (named) => (await said(rename.mutateAsync({ workspaceId, ...named }))) !== null,
    archive: async (id, archived) => (await said(archive.mutateAsync({ workspaceId, id, archived }))) !== null,
  };
}
