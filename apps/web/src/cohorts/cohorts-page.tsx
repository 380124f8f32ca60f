import { EmptyState, ErrorState, Figure, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { CohortOrigin } from './cohort-origin.tsx';
import { ListPage } from '../app/list-page.tsx';

/** Saved, frozen sets of members. */
export function CohortsPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const trpc = useTRPC();
  const query = useQuery(trpc.cohorts.list.queryOptions({ workspaceId }));
  return (
    <ListPage workspaceId={workspaceId} title={words('cohorts.title')} about={words('cohorts.about')}>
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : query.data.length === 0 ? (
        <EmptyState icon={Users} title={words('cohorts.empty')} text={words('cohorts.empty.text')} />
      ) : (
        <div className="rows">
          {query.data.map(({ id, name, count, origin }) => (
            <Link key={id} className="row-item" to="/w/$workspace/cohorts/$cohort" params={{ workspace: workspaceId, cohort: id }}>
              <div className="row-main">
                <span className="row-title">{name}</span>
                <CohortOrigin origin={origin} />
              </div>
              <div className="row-number">
                <Figure value={count} strong />
                <small>{words('cohorts.members')}</small>
              </div>
            </Link>
          ))}
        </div>
      )}
    </ListPage>
  );
}
