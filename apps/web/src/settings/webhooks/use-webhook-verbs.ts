import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';
import type { EndpointSetting } from './endpoint-modal.tsx';

/** Everything that is done to endpoints; what shows them is asked for again after each. */
export function useWebhookVerbs(workspaceId: string) {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    onError: (error: unknown): void => {
      const code = refusalOf(error)?.code ?? 'lost';
      // Said at the address itself.
      if (code !== 'refused-target') message.error(words(`refusal.${code}`));
    },
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.webhooks.pathKey() }),
  };
  const say = (key: string) => (): void => message.success(words(key));
  const create = useMutation(trpc.webhooks.create.mutationOptions(settled));
  const change = useMutation(trpc.webhooks.change.mutationOptions(settled));
  const turn = useMutation(trpc.webhooks.switchTo.mutationOptions(settled));
  const rotate = useMutation(trpc.webhooks.rotate.mutationOptions(settled));
  const remove = useMutation(trpc.webhooks.remove.mutationOptions(settled));
  const test = useMutation(trpc.webhooks.test.mutationOptions(settled));
  const again = useMutation(trpc.webhooks.redeliver.mutationOptions(settled));
  return {
    isBusy: create.isPending || change.isPending,
    /** The address that was to be saved last may not be called. */
    isRefused: [create.error, change.error].some((error) => error !== null && refusalOf(error)?.code === 'refused-target'),
    create: (setting: EndpointSetting, done: (secret: string) => void): void =>
      create.mutate({ workspaceId, ...setting }, { onSuccess: ({ secret }) => done(secret) }),
    change: (endpointId: string, setting: EndpointSetting, done: () => void): void =>
      change.mutate(
        { workspaceId, endpointId, ...setting },
        {
          onSuccess: () => {
            done();
            say('webhooks.saved')();
          },
        },
      ),
    turn: (endpointId: string, enabled: boolean): void =>
      turn.mutate({ workspaceId, endpointId, enabled }, { onSuccess: say(enabled ? 'webhooks.enabled' : 'webhooks.disabled') }),
    rotate: (endpointId: string, done: (secret: string) => void): void =>
      rotate.mutate({ workspaceId, endpointId }, { onSuccess: ({ secret }) => done(secret) }),
    remove: (endpointId: string): void => remove.mutate({ workspaceId, endpointId }, { onSuccess: say('webhooks.removed') }),
    test: (endpointId: string, done: () => void): void =>
      test.mutate(
        { workspaceId, endpointId },
        {
          onSuccess: () => {
            done();
            say('webhooks.tested')();
          },
        },
      ),
    redeliver: (deliveryId: string): void => again.mutate({ workspaceId, deliveryId }, { onSuccess: say('webhooks.redelivered') }),
  };
}

export type WebhookVerbs = ReturnType<typeof useWebhookVerbs>;
