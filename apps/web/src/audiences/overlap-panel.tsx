import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Blend } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { OverlapDrawing } from './overlap-drawing.tsx';
import { OverlapTable } from './overlap-table.tsx';
import type { PanelProps } from './panel-props.ts';

/** How the audience as it stands lies over one or two others: drawn, and counted exactly. */
export function OverlapPanel({
  workspace,
  meaning,
  isReady,
  ownId,
  name,
}: PanelProps & { readonly ownId: string | null; readonly name: string }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useQuery(trpc.audiences.list.queryOptions({ workspaceId: workspace.id }));
  const others = (list.data ?? []).filter((audience) => audience.id !== ownId);
  const beside = chosen.flatMap((one) => others.find((audience) => audience.id === one) ?? []);
  const isAsked = isReady && beside.length > 0;
  const anchor = meaning.anchor ?? beside.find((audience) => audience.anchor !== null)?.anchor ?? null;
  const query = useQuery(
    trpc.audiences.overlap.queryOptions(
      { workspaceId: workspace.id, filters: [meaning.filter, ...beside.map(({ filter }) => filter)], anchor },
      { enabled: isAsked, retry: false, trpc: { abortOnUnmount: true } },
    ),
  );
  const names = [name, ...beside.map((audience) => audience.name)];
  return (
    <section className="audience-overlap">
      <div className="mg-field">
        <label htmlFor={id}>{words('overlap.with')}</label>
        <Select
          id={id}
          mode="multiple"
          maxCount={2}
          value={[...chosen]}
          placeholder={words('overlap.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={words('overlap.no-others')}
          options={others.map((audience) => ({ value: audience.id, label: audience.name }))}
          onChange={(ids: string[]) => setChosen(ids)}
        />
      </div>
      {!isAsked ? (
        <EmptyState icon={Blend} title={words('overlap.empty')} text={words(isReady ? 'overlap.empty.text' : 'audience.count.errors')} />
      ) : query.isError ? (
        <ErrorState
          title={words(`refusal.${refusalOf(query.error)?.code ?? 'lost'}`)}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : query.data === undefined ? (
        <SkeletonRows label={words('overlap.counting')} />
      ) : (
        <>
          <OverlapDrawing names={names} regions={query.data.regions} />
          <OverlapTable names={names} regions={query.data.regions} />
        </>
      )}
    </section>
  );
}
