import { EmptyState, ErrorState, Figure, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { StateChip } from './state-chip.tsx';
import { isOver } from './run-state.ts';

/** Every run, the newest first. */
export function RunsPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const zone = useWorkspace(workspaceId)?.zone ?? 'UTC';
  const trpc = useTRPC();
  const query = useQuery(
    trpc.runs.list.queryOptions(
      { workspaceId },
      { refetchInterval: ({ state }) => (state.data?.some((run) => !isOver(run.state)) === true ? 2_000 : 15_000) },
    ),
  );
  return (
    <ListPage workspaceId={workspaceId} title={words('runs.title')} about={words('runs.about')}>
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.data === undefined ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : query.data.length === 0 ? (
        <EmptyState
          icon={Activity}
          title={words('runs.empty')}
          text={words('runs.empty.text')}
          action={
            <Link to="/w/$workspace/journeys" params={{ workspace: workspaceId }}>
              {words('runs.empty.go')}
            </Link>
          }
        />
      ) : (
        <div className="rows">
          {query.data.map((run) => (
            <Link key={run.id} to="/w/$workspace/runs/$run" params={{ workspace: run.workspaceId, run: run.id }} className="row-item">
              <div className="row-main">
                <div className="mg-row">
                  <span className="row-title">{run.journeyName}</span>
                  <StateChip state={run.state} />
                  {run.simulated ? <span className="mg-chip mg-chip-warn">{words('run.simulated')}</span> : null}
                </div>
                <div className="row-sub">
                  {words('journey.version', { version: run.version })}
                  {run.startedAt === null ? null : (
                    <>
                      {' '}
                      · {words('run.started')} <Moment at={run.startedAt} zone={zone} />
                    </>
                  )}
                </div>
              </div>
              <div className="row-number">
                <Figure value={run.enrolled} strong />
                <small>{words('run.enrolled')}</small>
              </div>
              <div className="row-number" style={{ minWidth: 190 }}>
                {run.logicalNow === null ? '–' : <Moment at={run.logicalNow} zone={zone} />}
                <small>{words('run.moment')}</small>
              </div>
            </Link>
          ))}
        </div>
      )}
    </ListPage>
  );
}
