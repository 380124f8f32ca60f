import { ErrorState, minorDigits, SkeletonRows, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';

export interface SettingsPartProps {
  readonly workspace: Workspace;
  readonly mayChange: boolean;
}

/** What a thousand parts of a text message cost. */
export function SmsPricePanel({ workspace, mayChange }: SettingsPartProps): ReactElement {
  const { words } = useUi();
  const title = useId();
  const trpc = useTRPC();
  const price = useQuery(trpc.messages.price.queryOptions({ workspaceId: workspace.id }));
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <h2 id={title}>{words('settings.price')}</h2>
      <p className="mg-soft">{words('settings.price.about')}</p>
      {price.isPending ? (
        <SkeletonRows rows={1} label={words('app.loading')} />
      ) : price.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void price.refetch() }}
        />
      ) : (
        <PriceForm key={price.data.perThousandMinor ?? 'none'} workspace={workspace} mayChange={mayChange} known={price.data.perThousandMinor} />
      )}
    </section>
  );
}

function PriceForm({
  workspace: { id: workspaceId, currency },
  mayChange,
  known,
}: SettingsPartProps & { readonly known: number | null }): ReactElement {
  const { words } = useUi();
  const field = useId();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const scale = 10 ** minorDigits(currency);
  const [typed, setTyped] = useState(known === null ? null : known / scale);
  const wanted = typed === null ? null : Math.round(typed * scale);
  const write = useMutation(
    trpc.messages.setPrice.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.messages.price.queryKey() });
        message.success(words('settings.price.saved'));
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  return (
    <form
      className="settings-price"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== known) write.mutate({ workspaceId, perThousandMinor: wanted });
      }}
    >
      <label htmlFor={field}>{words('settings.price.field', { currency })}</label>
      <InputNumber
        id={field}
        min={0}
        max={1_000_000}
        precision={minorDigits(currency)}
        value={typed}
        disabled={!mayChange}
        changeOnWheel={false}
        onChange={setTyped}
      />
      {mayChange ? (
        <Button htmlType="submit" disabled={wanted === known} loading={write.isPending}>
          {words('settings.price.save')}
        </Button>
      ) : null}
      {known === null ? <span className="mg-warn">{words('settings.price.unset')}</span> : null}
    </form>
  );
}
