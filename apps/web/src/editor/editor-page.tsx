import { ErrorState, SkeletonCanvas, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { Frame } from '../app/frame.tsx';
import { MainRail } from '../app/main-rail.tsx';
import { NotThere } from '../app/not-there.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { EditorScreen } from './editor-screen.tsx';
import { useLeftovers } from './sharing/use-leftovers.ts';

/** Opens a journey in the editor. */
export function EditorPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId, journey } = useParams({ from: '/w/$workspace/journeys/$journey' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  // The editor holds the draft from here on; asking again by itself would tear it out of the author's hands.
  const draft = useQuery(
    trpc.journeys.get.queryOptions(
      { workspaceId, id: journey },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnMount: 'always', refetchOnReconnect: false },
    ),
  );
  const leftovers = useLeftovers({ workspaceId, journeyId: journey, revision: draft.isFetchedAfterMount ? (draft.data?.revision ?? null) : null });
  if (workspace === null) return null;
  if (draft.data !== undefined && leftovers !== null)
    return <EditorScreen key={journey} workspace={workspace} journeyId={journey} draft={draft.data} leftovers={leftovers} />;
  const refusal = refusalOf(draft.error);
  return (
    <Frame workspaceId={workspaceId} heading={null} rail={draft.isError ? <MainRail workspaceId={workspaceId} /> : null}>
      {refusal !== null ? (
        <NotThere workspaceId={workspaceId} code={refusal.code} list="journeys" />
      ) : draft.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void draft.refetch() }}
        />
      ) : (
        <SkeletonCanvas label={words('app.loading')} />
      )}
    </Frame>
  );
}
