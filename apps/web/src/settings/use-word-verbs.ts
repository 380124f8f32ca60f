import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface WordVerbs {
  add(word: { readonly word: string; readonly source: string }, done: () => void): void;
  remove(word: string): void;
  switchTo(word: string, isOn: boolean): void;
  restore(): void;
  readonly isAdding: boolean;
  readonly isRestoring: boolean;
}

/** What can be done with the list of words. A switch turns at once and back when it is refused; the list is asked for again after everything. */
export function useWordVerbs(workspaceId: string): WordVerbs {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = trpc.messages.words.queryKey({ workspaceId });
  const settled = {
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: list }),
  };
  const add = useMutation(trpc.messages.addWord.mutationOptions(settled));
  const remove = useMutation(trpc.messages.removeWord.mutationOptions(settled));
  const restore = useMutation(trpc.messages.restoreWords.mutationOptions(settled));
  const turn = useMutation(
    trpc.messages.switchWord.mutationOptions({
      ...settled,
      onMutate: async ({ word, isOn }) => {
        await queries.cancelQueries({ queryKey: list });
        queries.setQueryData(list, (known) => known?.map((each) => (each.word === word ? { ...each, isOn, by: null, at: null } : each)));
      },
    }),
  );
  const say = (key: string, word: string) => ({ onSuccess: (): void => message.success(words(key, { word })) });
  return {
    add: (input, done) =>
      add.mutate(
        { workspaceId, ...input },
        {
          onSuccess: () => {
            done();
            message.success(words('settings.words.added', { word: input.word }));
          },
        },
      ),
    remove: (word) => remove.mutate({ workspaceId, word }, say('settings.words.removed', word)),
    switchTo: (word, isOn) =>
      turn.mutate({ workspaceId, word, isOn }, say(isOn ? 'settings.words.switched.on' : 'settings.words.switched.off', word)),
    restore: () => restore.mutate({ workspaceId }, { onSuccess: () => message.success(words('settings.words.restored')) }),
    isAdding: add.isPending,
    isRestoring: restore.isPending,
  };
}
