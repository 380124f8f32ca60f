import { EmptyState, formatCount, Moment, useUi } from '@magpie/ui';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { SearchX, UsersRound } from 'lucide-react';
import { type ReactElement, useDeferredValue } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { SearchInput } from '../app/search-input.tsx';
import { RoomState } from '../data/room-state.tsx';
import { useHomeWorkspace, useWorkspace } from '../session/use-me.ts';
import './members.css';
import './words.ts';

/** The people of the shop: found by any id, name, phone or e-mail, narrowed by tag, a page at a time. */
export function MembersPage(): ReactElement | null {
  const { words, locale } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const { q = '', tag = null } = useSearch({ from: '/w/$workspace/members' });
  const navigate = useNavigate({ from: '/w/$workspace/members' });
  const home = useHomeWorkspace(workspaceId);
  const workspace = useWorkspace(home);
  const trpc = useTRPC();
  const text = useDeferredValue(q.trim());
  const query = useInfiniteQuery(
    trpc.members.list.infiniteQueryOptions(
      { workspaceId: home, text, tag },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const tags = useQuery(trpc.tags.names.queryOptions({ workspaceId: home }));
  if (home !== workspaceId) return <Navigate to="/w/$workspace/members" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const isAsked = q !== '' || tag !== null;
  return (
    <ListPage workspaceId={home} title={words('members.title')} about={words('members.about')}>
      <search className="members-tools">
        <SearchInput
          label={words('members.search')}
          value={q}
          maxLength={200}
          onSearch={(next) => void navigate({ replace: true, search: ({ q: _q, ...rest }) => (next === '' ? rest : { ...rest, q: next }) })}
        />
        <Select<string>
          allowClear
          showSearch
          aria-label={words('members.tag')}
          placeholder={words('members.tag')}
          {...(tag === null ? {} : { value: tag })}
          options={(tags.data ?? []).map(({ name, count }) => ({ value: name, label: `${name} (${formatCount(count, locale)})` }))}
          notFoundContent={words('members.no-tags')}
          onChange={(next?: string) =>
            void navigate({ replace: true, search: ({ tag: _tag, ...rest }) => (next === undefined ? rest : { ...rest, tag: next }) })
          }
        />
      </search>
      <RoomState asked={query}>
        {({ pages }) => {
          const members = pages.flatMap((page) => page.members);
          if (members.length === 0)
            return isAsked ? (
              <EmptyState icon={SearchX} title={words('members.none-found')} text={words('members.none-found.text')} />
            ) : (
              <EmptyState icon={UsersRound} title={words('members.empty')} text={words('members.empty.text')} />
            );
          return (
            <>
              <ul className={`rows members-list${query.isPlaceholderData ? ' mg-stale' : ''}`} aria-label={words('members.title')}>
                {members.map(({ memberNo, externalId, name, addresses, tags: worn, lastSeen }) => (
                  <li key={memberNo}>
                    <Link className="row-item" to="/w/$workspace/members/$member" params={{ workspace: home, member: String(memberNo) }}>
                      <div className="row-main">
                        <div className="mg-row members-name">
                          <span className="row-title">{name ?? externalId}</span>
                          {worn.slice(0, 4).map((each) => (
                            <span key={each} className="mg-chip">
                              {each}
                            </span>
                          ))}
                        </div>
                        <div className="row-sub">{[externalId, ...Object.values(addresses)].join(' · ')}</div>
                      </div>
                      <div className="row-number">
                        {lastSeen === null ? <span className="mg-faint">–</span> : <Moment at={lastSeen} zone={workspace.zone} />}
                        <small>{words('members.last-seen')}</small>
                      </div>
                    </Link>
                  </li>
                ))}
              </ul>
              <p className="mg-hint">{words('members.zone', { zone: workspace.zone })}</p>
              {query.hasNextPage ? (
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words('members.more')}
                </Button>
              ) : null}
            </>
          );
        }}
      </RoomState>
    </ListPage>
  );
}
