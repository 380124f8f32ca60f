import { useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTRPC } from '../../api/client.ts';
import { ListPage } from '../../app/list-page.tsx';
import { RoomState } from '../../data/room-state.tsx';
import { useHomeWorkspace, useWorkspace } from '../../session/use-me.ts';
import '../settings.css';
import { KeptElse } from './kept-else.tsx';
import { RetentionForm } from './retention-form.tsx';
import { RetentionTurn } from './retention-turn.tsx';
import './retention.css';
import './words.ts';

const lookMs = { going: 1_000, else: 10_000 } as const;

/** How long the shop keeps what its members did. */
export function RetentionPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: id } = useParams({ from: '/w/$workspace' });
  const home = useHomeWorkspace(id);
  const workspace = useWorkspace(home);
  const trpc = useTRPC();
  const asked = useQuery(
    trpc.retention.state.queryOptions(
      { workspaceId: home },
      { refetchInterval: ({ state: { data } }) => (data?.isDue === true ? lookMs.going : lookMs.else) },
    ),
  );
  // A rehearsal's copy has no settings of its own.
  if (home !== id) return <Navigate to="/w/$workspace/settings/retention" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const mayChange = workspace.role === 'owner';
  return (
    <ListPage workspaceId={home} title={words('settings.retention')} about={words('retention.about')}>
      <RoomState asked={asked}>
        {(state) => (
          <>
            <RetentionForm key={state.days ?? 'ever'} workspace={workspace} saved={state.days} mayChange={mayChange} />
            <RetentionTurn workspace={workspace} state={state} mayChange={mayChange} />
            <KeptElse />
          </>
        )}
      </RoomState>
    </ListPage>
  );
}
