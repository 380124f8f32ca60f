import { EmptyState, ErrorState, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { StateChip } from '../runs/state-chip.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { JourneyActions } from './journey-actions.tsx';

/** All journeys with their last run. */
export function JourneysPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const zone = useWorkspace(workspaceId)?.zone ?? 'UTC';
  const trpc = useTRPC();
  const query = useQuery(trpc.journeys.list.queryOptions({ workspaceId }, { refetchInterval: 10_000 }));
  return (
    <ListPage
      workspaceId={workspaceId}
      title={words('journeys.title')}
      about={words('journeys.about')}
      actions={<JourneyActions workspaceId={workspaceId} />}
    >
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : query.data.length === 0 ? (
        <EmptyState
          icon={Waypoints}
          title={words('journeys.empty')}
          text={words('journeys.empty.text')}
          action={<JourneyActions workspaceId={workspaceId} />}
        />
      ) : (
        <div className="rows">
          {query.data.map((journey) => (
            <div key={journey.id} className="row-item link">
              <div className="row-main">
                <Link className="row-title" to="/w/$workspace/journeys/$journey" params={{ workspace: workspaceId, journey: journey.id }}>
                  {journey.name || words('journey.unnamed')}
                </Link>
                <div className="row-sub">
                  {journey.currentVersion === null ? words('journey.draft') : words('journey.version', { version: journey.currentVersion })} ·{' '}
                  {words('journey.changed')} <Moment at={Number(journey.updatedAt)} zone={zone} form="short" />
                </div>
              </div>
              {journey.lastRun === null ? (
                <span className="mg-faint">{words('journey.never-run')}</span>
              ) : (
                <Link
                  className="mg-row"
                  to="/w/$workspace/runs/$run"
                  params={{ workspace: journey.lastRun.workspaceId ?? workspaceId, run: journey.lastRun.id }}
                >
                  {words(`run.purpose.${journey.lastRun.purpose}`)} <StateChip state={journey.lastRun.state} />
                </Link>
              )}
            </div>
          ))}
        </div>
      )}
    </ListPage>
  );
}
