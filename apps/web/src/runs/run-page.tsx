import { ErrorState, SkeletonCanvas, useUi } from '@magpie/ui';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { refusalOf } from '../api/refusal.ts';
import { Frame } from '../app/frame.tsx';
import { MainRail } from '../app/main-rail.tsx';
import { NotThere } from '../app/not-there.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { RunScreen } from './run-screen.tsx';
import { useRun } from './use-run.ts';

/** One run, live or over. */
export function RunPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId, run: runId } = useParams({ from: '/w/$workspace/runs/$run' });
  const workspace = useWorkspace(workspaceId);
  const live = useRun({ workspaceId, runId });
  if (workspace === null) return null;
  if (live.run !== null) return <RunScreen workspace={workspace} run={live.run} recent={live.recent} live={live.live} />;
  const refusal = refusalOf(live.error);
  return (
    <Frame workspaceId={workspaceId} heading={null} rail={<MainRail workspaceId={workspaceId} />}>
      {live.error === null ? (
        <SkeletonCanvas label={words('app.loading')} />
      ) : refusal !== null ? (
        <NotThere workspaceId={workspaceId} code={refusal.code} list="runs" />
      ) : (
        <ErrorState title={words('api.lost')} text={words('run.error.text')} retry={{ label: words('api.retry'), onRetry: live.refetch }} />
      )}
    </Frame>
  );
}
