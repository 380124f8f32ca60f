import { formatCount, formatMoment, SkeletonRows, useUi } from '@magpie/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { useGround } from '../canvas/canvas-context.ts';
import { detailWords } from './number-words.ts';
import type { RunNumber } from './run-number.ts';
import { useRunScope } from './run-scope.ts';
import './people-list.css';

export interface PeopleListProps {
  readonly number: RunNumber;
  /** A part of an id or a name. */
  readonly text?: string;
  /** How many the screen says there are: when that has changed, the list is an old one. */
  readonly expected?: number | null;
}

/** The very people behind a number, page by page; each leads to their trace. */
export function PeopleList({ number, text = '', expected = null }: PeopleListProps): ReactElement {
  const { words, locale } = useUi();
  const { workspaceId, run, openMember } = useRunScope();
  const { zone } = useGround();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.runs.people.infiniteQueryOptions(
      { workspaceId, runId: run.runId, number, text },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
  if (query.isPending) return <SkeletonRows rows={3} label={words('app.loading')} />;
  if (query.data === undefined)
    return (
      <p className="mg-bad">
        {words('people.error')}{' '}
        <Button size="small" type="link" onClick={() => void query.refetch()}>
          {words('api.retry')}
        </Button>
      </p>
    );
  const people = query.data.pages.flatMap((page) => page.people);
  const { total = 0, found = 0 } = query.data.pages.at(-1) ?? {};
  const isOld = expected !== null && expected !== total && !query.isFetching;
  const severalSteps = 'node' in number && number.node === null;
  const nodeOf = (id: string | null) => run.document.nodes.find((node) => node.id === id);
  return (
    <>
      {isOld ? (
        <p className="mg-hint people-old" role="status">
          {words('people.old', { total: formatCount(total, locale), now: formatCount(expected, locale) })}{' '}
          <Button size="small" type="link" onClick={() => void query.refetch()}>
            {words('people.renew')}
          </Button>
        </p>
      ) : null}
      {people.length === 0 ? <p className="mg-hint">{words(text === '' ? 'people.none' : 'people.none-found', { text })}</p> : null}
      <div className={`people-list${query.isPlaceholderData ? ' mg-stale' : ''}`}>
        {people.map(({ memberNo, externalId, name, at, node, detail, until }, index) => (
          <button key={`${memberNo} ${node} ${index}`} type="button" onClick={() => openMember({ member: memberNo })}>
            <span>
              {name ?? words('member.number', { number: memberNo })} <small>{externalId}</small>
              {severalSteps || until !== null || number.type === 'stuck' || isGroup(number) ? (
                <small className="people-detail">
                  {[
                    severalSteps ? (nodeOf(node)?.name ?? node) : null,
                    detail === null ? null : number.type === 'stuck' ? detail : detailWords(detail, nodeOf(node), words),
                    until === null ? null : words('people.until', { at: formatMoment(until, { zone, locale, style: 'short' }) }),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </small>
              ) : null}
            </span>
            <small>{at === null ? '' : formatMoment(at, { zone, locale, style: 'short' })}</small>
          </button>
        ))}
      </div>
      {query.hasNextPage ? (
        <Button size="small" type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words('people.more')}
        </Button>
      ) : null}
      {found > 0 ? (
        <p className="mg-hint mg-figure" role="status">
          {words('people.shown', { shown: formatCount(people.length, locale), found: formatCount(found, locale) })}
        </p>
      ) : null}
    </>
  );
}

/** Whether those behind a number stand there for different reasons. */
function isGroup(number: RunNumber): boolean {
  if (number.type === 'messages') return ['intended', 'suppressed', 'failed'].includes(number.state);
  return number.type === 'left' && number.outcomes.length > 1;
}
