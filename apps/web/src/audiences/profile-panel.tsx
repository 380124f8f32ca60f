import { EmptyState, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ChartBarBig } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { useKnownNames } from '../editor/use-known-names.ts';
import type { PanelProps } from './panel-props.ts';
import { ProfileBars } from './profile-bars.tsx';
import { barsOf, sections } from './profile-sections.ts';

const mostValues = 8;

/** What the audience is like, beside the whole shop: channels, orders, scores, and any attribute. */
export function ProfilePanel({ workspace, meaning, isReady }: PanelProps): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const id = useId();
  const known = useKnownNames(workspace.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const attribute = chosen ?? known.attributes.find((name) => ['city', 'level', 'gender'].includes(name)) ?? known.attributes[0] ?? null;
  const values = useQuery(
    trpc.audiences.suggest.queryOptions(
      { workspaceId: workspace.id, of: { type: 'attribute', name: attribute ?? 'name' } },
      { enabled: attribute !== null, staleTime: 60_000 },
    ),
  );
  if (!isReady) return <EmptyState icon={ChartBarBig} title={words('profile.empty')} text={words('audience.count.errors')} />;
  const bars = (values.data ?? []).slice(0, mostValues).map(({ value }) => ({
    label: String(value),
    clause: { type: 'attribute' as const, name: attribute ?? '', test: { op: '=' as const, value } },
  }));
  return (
    <div className="audience-profile">
      <p className="audience-legend">
        <span>
          <i className="audience-key is-audience" aria-hidden /> {words('profile.audience')}
        </span>
        <span>
          <i className="audience-key is-shop" aria-hidden /> {words('profile.shop')}
        </span>
      </p>
      <section className="audience-panel">
        <div className="audience-text-head">
          <label htmlFor={id}>{words('profile.attribute')}</label>
          <Select
            id={id}
            size="small"
            value={attribute}
            style={{ minWidth: 160 }}
            showSearch
            options={known.attributes.map((value) => ({ value }))}
            onChange={(name: string) => setChosen(name)}
          />
        </div>
        {bars.length === 0 ? null : <ProfileBars workspaceId={workspace.id} meaning={meaning} bars={bars} label={attribute ?? ''} />}
      </section>
      {sections.map((section) => (
        <section key={section} className="audience-panel">
          <h2>{words(`profile.${section}`)}</h2>
          <ProfileBars workspaceId={workspace.id} meaning={meaning} bars={barsOf(section, words)} label={words(`profile.${section}`)} />
        </section>
      ))}
    </div>
  );
}
