import { formatMoment, SkeletonRows, useUi } from '@magpie/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { useGround } from '../canvas/canvas-context.ts';
import { useRunScope } from './run-scope.ts';
import './people-list.css';

/** The people at a step, or who left it one way; each leads to their trace. */
export function PeopleList({ node, outcome }: { readonly node: string; readonly outcome: string | null }): ReactElement {
  const { words, locale } = useUi();
  const { workspaceId, run, openMember } = useRunScope();
  const { zone } = useGround();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.runs.members.infiniteQueryOptions(
      { workspaceId, runId: run.runId, node, ...(outcome === null ? {} : { outcome }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (query.isPending) return <SkeletonRows rows={3} label={words('app.loading')} />;
  if (query.isError)
    return (
      <p className="mg-bad">
        {words('people.error')}{' '}
        <Button size="small" type="link" onClick={() => void query.refetch()}>
          {words('api.retry')}
        </Button>
      </p>
    );
  const people = query.data.pages.flatMap((page) => page.people);
  if (people.length === 0) return <p className="mg-hint">{words('people.none')}</p>;
  return (
    <div className="people-list">
      {people.map(({ memberNo, externalId, name, at }) => (
        <button key={memberNo} type="button" onClick={() => openMember({ member: memberNo })}>
          <span>
            {name ?? words('member.number', { number: memberNo })} <small>{externalId}</small>
          </span>
          <small>{at === null ? '' : formatMoment(at, { zone, locale, style: 'short' })}</small>
        </button>
      ))}
      {query.hasNextPage ? (
        <Button size="small" type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words('people.more')}
        </Button>
      ) : null}
    </div>
  );
}
