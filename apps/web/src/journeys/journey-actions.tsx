import { useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactElement, useRef } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

/** Begin a journey: from a file, empty, or from the Qixi template. */
export function JourneyActions({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const { words } = useUi();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const opened = {
    onSuccess: async ({ id }: { readonly id: string }): Promise<void> => {
      await queries.invalidateQueries({ queryKey: trpc.journeys.list.queryKey() });
      await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace: workspaceId, journey: id } });
    },
    onError: (error: unknown): void => void message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
  };
  const create = useMutation(trpc.journeys.create.mutationOptions(opened));
  const bring = useMutation(trpc.journeys.import.mutationOptions(opened));
  return (
    <div className="mg-row">
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words('journeys.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen !== undefined) void chosen.text().then((text) => bring.mutate({ workspaceId, text }));
        }}
      />
      <Button loading={bring.isPending} onClick={() => file.current?.click()}>
        {words('journeys.import')}
      </Button>
      <Button loading={create.isPending} onClick={() => create.mutate({ workspaceId, name: words('journey.new-name') })}>
        {words('journeys.create')}
      </Button>
      <Button type="primary" loading={create.isPending} onClick={() => create.mutate({ workspaceId, template: 'qixi' })}>
        {words('journeys.create-qixi')}
      </Button>
    </div>
  );
}
