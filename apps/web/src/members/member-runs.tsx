import { EmptyState, Moment, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { RoomState } from '../data/room-state.tsx';
import '../runs/words.ts';

/** The journeys that a person is or was in, where they stand, and how many messages each meant for them. */
export function MemberRuns({ workspace, memberNo }: { readonly workspace: Workspace; readonly memberNo: number }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const query = useQuery(trpc.members.runs.queryOptions({ workspaceId: workspace.id, memberNo }));
  return (
    <RoomState asked={query}>
      {({ runs, more }) =>
        runs.length === 0 ? (
          <EmptyState icon={Waypoints} title={words('members.runs.empty')} text={words('members.runs.empty.text')} />
        ) : (
          <>
            <ul className="rows" aria-label={words('members.runs')}>
              {runs.map(({ runId, memberNo: no, journeyId, journey, version, state, here, enteredAt, startAt, sends, steps }) => (
                <li key={`${runId} ${no}`} className="row-item">
                  <div className="row-main">
                    <div className="mg-row">
                      <Link
                        className="row-title"
                        to="/w/$workspace/runs/$run"
                        params={{ workspace: workspace.id, run: runId }}
                        search={{ member: no }}
                      >
                        {journey} · {words('members.version', { version })}
                      </Link>
                      <span className="mg-chip">{words(`run.state.${state}`)}</span>
                    </div>
                    <div className="row-sub">
                      {here === null
                        ? words('members.runs.not-inside')
                        : words(here.due === null && steps.length > 0 ? 'members.runs.ended' : 'members.runs.here', { node: here.name })}{' '}
                      · {words('members.runs.messages', { count: sends.length })} ·{' '}
                      <Link to="/w/$workspace/journeys/$journey" params={{ workspace: workspace.id, journey: journeyId }}>
                        {words('members.runs.journey')}
                      </Link>
                    </div>
                  </div>
                  <div className="row-number">
                    <Moment at={enteredAt ?? startAt} zone={workspace.zone} />
                    <small>{words('members.runs.entered')}</small>
                  </div>
                </li>
              ))}
            </ul>
            <p className="mg-hint">{words('members.zone', { zone: workspace.zone })}</p>
            {more > 0 ? <p className="mg-hint">{words('members.runs.more', { count: more })}</p> : null}
          </>
        )
      }
    </RoomState>
  );
}
