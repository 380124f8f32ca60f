import { useUi } from '@magpie/ui';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { ListPage } from '../app/list-page.tsx';
import { useHomeWorkspace, useWorkspace } from '../session/use-me.ts';
import './data.css';
import { Attributes } from './attributes.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { EntryRefusals } from './entry-refusals.tsx';
import { HeldMerges } from './held-merges.tsx';
import { LiveEvents } from './live-events.tsx';
import { useOpenCounts } from './use-open-counts.ts';
import { WriteKeys } from './write-keys.tsx';
import './words.ts';

/** How data comes in: what arrives now, by which keys, what could not be read, who may be one person, and what their attributes are. */
export function DataPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const { tab = 'live' } = useSearch({ from: '/w/$workspace/data' });
  const navigate = useNavigate();
  const home = useHomeWorkspace(workspaceId);
  const workspace = useWorkspace(home);
  const counts = useOpenCounts(home);
  // A rehearsal's copy of a shop has no door.
  if (home !== workspaceId) return <Navigate to="/w/$workspace/data" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const mayMend = workspace.role !== 'viewer';
  const counted = (label: string, count: number): ReactElement => (
    <>
      {words(label)}
      {count > 0 ? <span className="mg-chip mg-chip-warn data-count">{count}</span> : null}
    </>
  );
  return (
    <ListPage workspaceId={home} title={words('data.title')} about={words('data.about')}>
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => void navigate({ to: '/w/$workspace/data', params: { workspace: home }, search: { tab: key }, replace: true })}
        items={[
          { key: 'live', label: words('data.live'), children: <LiveEvents workspace={workspace} /> },
          {
            key: 'letters',
            label: counted('data.letters', counts.letters),
            children: (
              <div className="mg-stack data-rooms">
                <EntryRefusals workspace={workspace} mayMend={mayMend} />
                <DeadLetters workspace={workspace} mayMend={mayMend} />
              </div>
            ),
          },
          { key: 'merges', label: counted('data.merges', counts.merges), children: <HeldMerges workspace={workspace} mayDecide={mayMend} /> },
          { key: 'attributes', label: words('data.attributes'), children: <Attributes workspace={workspace} mayDeclare={mayMend} /> },
          { key: 'keys', label: words('data.keys'), children: <WriteKeys workspace={workspace} mayManage={workspace.role === 'owner'} /> },
        ]}
      />
    </ListPage>
  );
}
