import { checkFilter } from '@magpie/audience';
import { AnchorFields, type AudienceContext, AudienceField } from '@magpie/nodes/audience-builder';
import { ValueSourceContext } from '@magpie/nodes/views';
import { useUi } from '@magpie/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Switch, Tabs } from 'antd';
import { type ReactElement, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SavedAudience } from '../api/audience-contract.ts';
import type { Workspace } from '../api/contract.ts';
import { useKnownNames } from '../editor/use-known-names.ts';
import { AudienceBar } from './audience-bar.tsx';
import { CountPanel } from './count-panel.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { OverlapPanel } from './overlap-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { createBuilder } from './store/create-builder.ts';
import { TextForm } from './text-form.tsx';
import { useLiveCount } from './use-live-count.ts';
import { useBuilderKeys } from './use-builder-keys.ts';
import { useValueSource } from './use-value-source.ts';
import { VersionsPanel } from './versions-panel.tsx';
import { WhereUsed } from './where-used.tsx';

export type OpenedAudience = Omit<SavedAudience, 'uses'>;

export interface AudienceRoomProps {
  readonly workspace: Workspace;
  /** Null: a new one. */
  readonly audience: OpenedAudience | null;
  onReload(): Promise<OpenedAudience | null>;
}

/** Where an audience is built: its conditions in rows and as text, how many they are, who, where it is used; its profile, overlaps and versions. */
export function AudienceRoom({ workspace, audience, onReload }: AudienceRoomProps): ReactElement {
  const { words, locale } = useUi();
  const { tab = 'conditions' } = useSearch({ from: '/w/$workspace/audiences/$audience' });
  const navigate = useNavigate({ from: '/w/$workspace/audiences/$audience' });
  const anchorSwitch = useId();
  const [builder] = useState(() =>
    createBuilder(
      { filter: audience?.filter ?? { type: 'all', of: [] }, anchor: audience?.anchor ?? null },
      audience === null ? {} : { kept: audience.version },
    ),
  );
  const state = useStore(builder.store);
  const { filter, anchor } = state;
  const known = useKnownNames(workspace.id);
  const [now] = useState(() => Date.now());
  const values = useValueSource(workspace.id);
  const mayEdit = workspace.role !== 'viewer' && !workspace.shadow && audience?.archivedAt == null;
  useBuilderKeys(builder);
  // Nobody may name oneself.
  const others = useMemo(() => ({ ...known, audiences: known.audiences.filter(({ id }) => id !== audience?.id) }), [known, audience?.id]);
  const context: AudienceContext = { words, locale, zone: workspace.zone, currency: workspace.currency, now, anchor, known: others };
  const isEmpty = filter.type === 'all' && filter.of.length === 0;
  const problems = useMemo(
    () => (isEmpty ? [] : checkFilter(filter, { hasAnchor: anchor !== null, audiences: new Set(others.audiences.map(({ id }) => id)) })),
    [filter, anchor, others, isEmpty],
  );
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  const meaning = useMemo(() => ({ filter, anchor }), [filter, anchor]);
  const live = useLiveCount(workspace.id, isEmpty || hasErrors ? null : meaning);
  const open = (key: string): void => void navigate({ search: key === 'conditions' ? {} : { tab: key }, replace: true });

  const conditions = (
    <div className="audience-columns">
      <div className="audience-main">
        <section className="audience-day-pick">
          <label htmlFor={anchorSwitch}>{words('audience.anchor')}</label>
          <Switch
            id={anchorSwitch}
            size="small"
            checked={anchor !== null}
            disabled={!mayEdit}
            onChange={(on) => builder.setAnchor(on ? { type: 'festival', festival: 'qixi' } : null)}
          />
          {anchor === null ? null : <AnchorFields anchor={anchor} context={context} problems={[]} onChange={builder.setAnchor} />}
          <p className="mg-hint">{words('audience.anchor.hint')}</p>
        </section>
        <fieldset className="audience-plain" disabled={!mayEdit}>
          <ValueSourceContext value={values}>
            <AudienceField filter={filter} path={[]} problems={problems} context={context} onChange={builder.change} />
          </ValueSourceContext>
        </fieldset>
        <TextForm filter={filter} name={audience?.name ?? ''} mayEdit={mayEdit} onChange={builder.change} />
      </div>
      <aside className="audience-side">
        <CountPanel workspaceId={workspace.id} live={live} isEmpty={isEmpty} hasErrors={hasErrors} />
        {audience === null ? null : <WhereUsed workspaceId={workspace.id} id={audience.id} />}
      </aside>
    </div>
  );
  const panels = { workspace, builder, meaning, isReady: !isEmpty && !hasErrors } as const;
  return (
    <>
      <LeaveGuard builder={builder} />
      <AudienceBar
        workspaceId={workspace.id}
        audience={audience}
        builder={builder}
        mayEdit={mayEdit}
        maySave={!isEmpty && !hasErrors}
        onReload={async () => {
          const fresh = await onReload();
          if (fresh !== null) builder.load(fresh.version, fresh);
        }}
      />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={open}
        items={[
          { key: 'conditions', label: words('audience.tab.conditions'), children: conditions },
          { key: 'profile', label: words('audience.tab.profile'), children: <ProfilePanel {...panels} /> },
          {
            key: 'overlap',
            label: words('audience.tab.overlap'),
            children: <OverlapPanel {...panels} ownId={audience?.id ?? null} name={audience?.name ?? words('audience.new')} />,
          },
          ...(audience === null
            ? []
            : [
                {
                  key: 'versions',
                  label: words('audience.tab.versions'),
                  children: <VersionsPanel {...panels} id={audience.id} mayEdit={mayEdit} onTaken={() => open('conditions')} />,
                },
              ]),
        ]}
      />
    </>
  );
}
