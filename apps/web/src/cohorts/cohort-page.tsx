import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { CohortOrigin } from './cohort-origin.tsx';
import { ListPage } from '../app/list-page.tsx';

/** A cohort's members, page by page. */
export function CohortPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId, cohort } = useParams({ from: '/w/$workspace/cohorts/$cohort' });
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.cohorts.get.infiniteQueryOptions({ workspaceId, id: cohort }, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const first = query.data?.pages[0];
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <ListPage
      workspaceId={workspaceId}
      title={first?.name ?? words('cohorts.title')}
      about={first === undefined ? '' : words('cohort.about', { count: first.count })}
    >
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.isError ? (
        <ErrorState
          title={words(`refusal.${refusalOf(query.error)?.code ?? 'lost'}`)}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : (
        <>
          {first?.origin == null ? null : (
            <p className="mg-soft">
              <CohortOrigin origin={first.origin} />{' '}
              <Link to="/w/$workspace/runs/$run" params={{ workspace: workspaceId, run: first.origin.runId }} style={{ textDecoration: 'underline' }}>
                {words('cohort.origin.go')}
              </Link>
            </p>
          )}
          {/* Long, and nothing in it to press: the keyboard must be able to scroll it. */}
          <div className="rows" role="list" tabIndex={0} aria-label={words('cohorts.members')}>
            {people.map(({ memberNo, externalId, name }) => (
              <div key={memberNo} className="row-item" role="listitem">
                <div className="row-main">
                  <span className="row-title">{name ?? words('member.number', { number: memberNo })}</span>{' '}
                  <span className="row-sub">{externalId}</span>
                </div>
                <span className="mg-faint mg-figure">{words('member.number', { number: memberNo })}</span>
              </div>
            ))}
            {people.length === 0 ? (
              <div className="row-item mg-faint" role="listitem">
                {words('people.none')}
              </div>
            ) : null}
          </div>
          {query.hasNextPage ? (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {words('people.more')}
            </Button>
          ) : null}
        </>
      )}
    </ListPage>
  );
}
