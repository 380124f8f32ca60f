import { ErrorState, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { CohortActions } from './cohort-actions.tsx';
import { CohortActivity } from './cohort-activity.tsx';
import { CohortOrigin } from './cohort-origin.tsx';
import { CohortPeople } from './cohort-people.tsx';
import './cohorts.css';
import './words.ts';

/** A cohort: where it came from, what its people did since, and who they are. */
export function CohortPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId, cohort } = useParams({ from: '/w/$workspace/cohorts/$cohort' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const query = useInfiniteQuery(
    trpc.cohorts.get.infiniteQueryOptions(
      { workspaceId, id: cohort, text: useDeferredValue(text.trim()) },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const first = query.data?.pages[0];
  const mayChange = workspace !== null && workspace.role !== 'viewer';
  return (
    <ListPage
      workspaceId={workspaceId}
      title={first?.name ?? words('cohorts.title')}
      about={first === undefined ? '' : words('cohort.about', { count: first.count })}
      actions={first !== undefined && mayChange ? <CohortActions workspaceId={workspaceId} cohort={first} mayExport={!workspace.shadow} /> : null}
    >
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.data === undefined ? (
        <ErrorState
          title={words(`refusal.${refusalOf(query.error)?.code ?? 'lost'}`)}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : first === undefined || workspace === null ? null : (
        <>
          <p className="mg-soft cohort-origin-line">
            {first.archivedAt === null ? null : <span className="mg-chip">{words('cohorts.archived')}</span>} {words('cohort.saved')}{' '}
            <Moment at={first.createdAt} zone={workspace.zone} />
            {first.origin === null ? null : ' · '}
            <CohortOrigin origin={first.origin} currency={workspace.currency} />{' '}
            {first.origin !== null && 'runId' in first.origin ? (
              <Link to="/w/$workspace/runs/$run" params={{ workspace: workspaceId, run: first.origin.runId }}>
                {words('cohort.origin.go')}
              </Link>
            ) : null}
          </p>
          <CohortActivity workspaceId={workspaceId} cohort={cohort} />
          <CohortPeople
            pages={query.data.pages}
            text={text}
            isStale={query.isPlaceholderData}
            more={query.hasNextPage ? { isLoading: query.isFetchingNextPage, onMore: () => void query.fetchNextPage() } : null}
            onText={setText}
          />
        </>
      )}
    </ListPage>
  );
}
