import { EmptyState, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { UserRoundX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { ListPage } from '../app/list-page.tsx';
import { RoomState } from '../data/room-state.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { MemberActions } from './member-actions.tsx';
import { MemberProfile } from './member-profile.tsx';
import { MemberRuns } from './member-runs.tsx';
import { MemberTimeline } from './member-timeline.tsx';
import { MemberWhy } from './member-why.tsx';
import './members.css';
import './words.ts';

/** Everything known of one person, and why they are in an audience or not. */
export function MemberPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId, member } = useParams({ from: '/w/$workspace/members/$member' });
  const { tab = 'story' } = useSearch({ from: '/w/$workspace/members/$member' });
  const navigate = useNavigate({ from: '/w/$workspace/members/$member' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const memberNo = /^\d{1,9}$/.test(member) ? Number(member) : 2_147_483_647;
  const query = useQuery(trpc.members.get.queryOptions({ workspaceId, memberNo }, { retry: false }));
  if (workspace === null) return null;
  const person = query.data;
  const back = (
    <Link to="/w/$workspace/members" params={{ workspace: workspaceId }}>
      {words('members.back')}
    </Link>
  );
  return (
    <ListPage
      workspaceId={workspaceId}
      title={person === undefined ? words('members.title') : (person.name ?? person.externalId)}
      about={person === undefined ? '' : words('members.known-as', { externalId: person.externalId, number: person.memberNo })}
      actions={person === undefined ? null : <MemberActions workspace={workspace} person={person} />}
    >
      <p>{back}</p>
      {refusalOf(query.error)?.code === 'not-found' ? (
        <EmptyState icon={UserRoundX} title={words('members.gone')} text={words('members.gone.text')} />
      ) : (
        <RoomState asked={query}>
          {(found) => (
            <div className="member-page">
              <MemberProfile workspace={workspace} person={found} />
              <Tabs
                activeKey={tab}
                destroyOnHidden
                onChange={(key) => void navigate({ search: { tab: key }, replace: true })}
                items={[
                  { key: 'story', label: words('members.story'), children: <MemberTimeline workspace={workspace} memberNo={found.memberNo} /> },
                  { key: 'why', label: words('members.why'), children: <MemberWhy workspace={workspace} memberNo={found.memberNo} /> },
                  { key: 'runs', label: words('members.runs'), children: <MemberRuns workspace={workspace} memberNo={found.memberNo} /> },
                ]}
              />
            </div>
          )}
        </RoomState>
      )}
    </ListPage>
  );
}
