import { useMessage, useUi } from '@magpie/ui';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Tooltip } from 'antd';
import { Archive, Ellipsis, Pencil, Redo2, RefreshCw, Undo2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import { NameModal } from './name-modal.tsx';
import type { OpenedAudience } from './audience-room.tsx';
import { type Builder, isChanged } from './store/create-builder.ts';
import { useAudienceVerbs } from './use-audience-verbs.ts';

export interface AudienceBarProps {
  readonly workspaceId: string;
  readonly audience: OpenedAudience | null;
  readonly builder: Builder;
  readonly mayEdit: boolean;
  /** Whether it can be meant as it stands. */
  readonly maySave: boolean;
  onReload(): Promise<void>;
}

/** Whether everything is kept, undo and redo, and keeping. */
export function AudienceBar({ workspaceId, audience, builder, mayEdit, maySave, onReload }: AudienceBarProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const navigate = useNavigate();
  const state = useStore(builder.store);
  const verbs = useAudienceVerbs(workspaceId);
  const [naming, setNaming] = useState(false);
  const isDirty = isChanged(state);
  const { filter, anchor, past, future, kept } = state;

  const save = async (): Promise<void> => {
    if (audience === null || kept === null) {
      setNaming(true);
      return;
    }
    const version = await verbs.save({ id: audience.id, version: kept.version, filter, anchor });
    if (version === null) return;
    builder.keep(version, { filter, anchor });
    message.success(words('audience.saved.version', { version }));
  };
  const name = async (named: { readonly name: string; readonly description: string }): Promise<void> => {
    if (audience !== null) {
      if (await verbs.rename({ id: audience.id, ...named })) setNaming(false);
      return;
    }
    const created = await verbs.create({ ...named, filter, anchor });
    if (created === null) return;
    builder.keep(created.version, { filter, anchor });
    await navigate({ to: '/w/$workspace/audiences/$audience', params: { workspace: workspaceId, audience: created.id }, replace: true });
  };
  const archive = async (): Promise<void> => {
    if (audience === null || !(await verbs.archive(audience.id, true))) return;
    await navigate({ to: '/w/$workspace/audiences', params: { workspace: workspaceId } });
  };
  return (
    <div className="audience-bar">
      <span className={`audience-kept${isDirty ? ' mg-warn' : ' mg-soft'}`} role="status">
        {isDirty ? words('audience.unsaved') : kept === null ? words('audience.fresh') : words('audience.saved', { version: kept.version })}
      </span>
      <span className="audience-spacer" />
      <Tooltip title={words('audience.undo')}>
        <Button type="text" icon={<Undo2 size={16} />} aria-label={words('audience.undo')} disabled={past.length === 0} onClick={builder.undo} />
      </Tooltip>
      <Tooltip title={words('audience.redo')}>
        <Button type="text" icon={<Redo2 size={16} />} aria-label={words('audience.redo')} disabled={future.length === 0} onClick={builder.redo} />
      </Tooltip>
      {mayEdit ? (
        <Button type="primary" disabled={!isDirty || !maySave} loading={verbs.isBusy} onClick={() => void save()}>
          {words(kept === null ? 'audience.save-as' : 'audience.save')}
        </Button>
      ) : null}
      {audience === null || !mayEdit ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'rename', icon: <Pencil size={14} />, label: words('audience.rename'), onClick: () => setNaming(true) },
              { key: 'reload', icon: <RefreshCw size={14} />, label: words('audience.reload'), onClick: () => void onReload() },
              { key: 'archive', icon: <Archive size={14} />, label: words('audience.archive'), onClick: () => void archive() },
            ],
          }}
        >
          <Button icon={<Ellipsis size={16} />} aria-label={words('audience.more')} />
        </Dropdown>
      )}
      {naming ? (
        <NameModal
          name={audience?.name ?? ''}
          description={audience?.description ?? ''}
          isBusy={verbs.isBusy}
          onName={(named) => void name(named)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}
