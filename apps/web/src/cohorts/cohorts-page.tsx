import { EmptyState, ErrorState, Figure, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { SearchX, Users } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { SearchInput } from '../app/search-input.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { CohortOrigin } from './cohort-origin.tsx';
import './cohorts.css';
import { NewCohort } from './new-cohort.tsx';
import './words.ts';

/** Saved, frozen sets of members, and the ways to make more. */
export function CohortsPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const query = useQuery(trpc.cohorts.list.queryOptions({ workspaceId }));
  const [text, setText] = useState('');
  const [showsArchived, setShowsArchived] = useState(false);
  const all = query.data ?? [];
  const archived = all.filter(({ archivedAt }) => archivedAt !== null);
  const offered = all.filter(({ archivedAt }) => archivedAt === null);
  const wanted = text.toLocaleLowerCase();
  const shown = (showsArchived ? archived : offered).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const cohortNames = Object.fromEntries(all.map(({ id, name }) => [id, name]));
  const mayMake = workspace !== null && workspace.role !== 'viewer';
  return (
    <ListPage
      workspaceId={workspaceId}
      title={words('cohorts.title')}
      about={words('cohorts.about.full')}
      actions={mayMake ? <NewCohort workspaceId={workspaceId} cohorts={offered} /> : null}
    >
      {query.isPending || workspace === null ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.data === undefined ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : all.length === 0 ? (
        <EmptyState icon={Users} title={words('cohorts.empty')} text={words('cohorts.empty.more')} />
      ) : (
        <>
          <search className="cohort-tools">
            <SearchInput label={words('cohorts.search')} value={text} maxLength={100} onSearch={setText} />
            {archived.length === 0 ? null : (
              <button type="button" className="mg-chip" aria-pressed={showsArchived} onClick={() => setShowsArchived(!showsArchived)}>
                {words('cohorts.show-archived', { count: archived.length })}
              </button>
            )}
          </search>
          {shown.length === 0 ? (
            <EmptyState icon={SearchX} title={words('cohorts.none-found')} text={words('cohorts.none-found.text')} />
          ) : (
            <div className="rows">
              {shown.map(({ id, name, count, origin, archivedAt }) => (
                <Link key={id} className="row-item" to="/w/$workspace/cohorts/$cohort" params={{ workspace: workspaceId, cohort: id }}>
                  <div className="row-main">
                    <div className="mg-row">
                      <span className="row-title">{name}</span>
                      {archivedAt === null ? null : <span className="mg-chip">{words('cohorts.archived')}</span>}
                    </div>
                    <CohortOrigin origin={origin} currency={workspace.currency} cohortNames={cohortNames} />
                  </div>
                  <div className="row-number">
                    <Figure value={count} strong />
                    <small>{words('cohorts.members')}</small>
                  </div>
                </Link>
              ))}
            </div>
          )}
        </>
      )}
    </ListPage>
  );
}
