import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

/** Making, naming and revoking keys; the list is asked for again after each. */
export function useKeyVerbs(workspaceId: string): {
  readonly isBusy: boolean;
  make(name: string, done: (key: string) => void): void;
  rename(keyId: string, name: string, done: () => void): void;
  revoke(keyId: string): void;
} {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.ingest.listKeys.queryKey({ workspaceId }) }),
  };
  const make = useMutation(trpc.ingest.createKey.mutationOptions(settled));
  const rename = useMutation(trpc.ingest.renameKey.mutationOptions(settled));
  const revoke = useMutation(trpc.ingest.revokeKey.mutationOptions(settled));
  return {
    isBusy: make.isPending || rename.isPending,
    make: (name, done) => make.mutate({ workspaceId, name }, { onSuccess: ({ key }) => done(key) }),
    rename: (keyId, name, done) => rename.mutate({ workspaceId, keyId, name }, { onSuccess: done }),
    revoke: (keyId) => revoke.mutate({ workspaceId, keyId }),
  };
}
