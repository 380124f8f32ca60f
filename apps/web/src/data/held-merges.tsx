import { EmptyState, Moment, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm, Segmented } from 'antd';
import { UsersRound } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { RoomState } from './room-state.tsx';

interface Side {
  readonly no: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** Who was joined and why, who may be one person and waits for somebody to decide, and who are two. */
export function HeldMerges({ workspace, mayDecide }: { readonly workspace: Workspace; readonly mayDecide: boolean }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [state, setState] = useState<'held' | 'merged' | 'apart'>('held');
  const asked = useQuery(trpc.members.merges.queryOptions({ workspaceId: workspace.id, state }));
  const decide = useMutation(
    trpc.members.decide.mutationOptions({
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
    }),
  );
  return (
    <section className="mg-stack" aria-label={words('data.merges')}>
      <div className="mg-row data-bar">
        <Segmented
          value={state}
          onChange={setState}
          options={(['held', 'merged', 'apart'] as const).map((value) => ({ value, label: words(`data.merges.state.${value}`) }))}
          aria-label={words('data.merges.show')}
        />
      </div>
      <RoomState asked={asked}>
        {(cases) =>
          cases.length === 0 ? (
            <EmptyState icon={UsersRound} title={words(`data.merges.empty.${state}`)} text={words('data.merges.empty.text')} />
          ) : (
            <ul className="rows">
              {cases.map(({ id, from, into, reason, refusal, evidence, occurredAt }) => (
                <li key={id} className="row-item">
                  <div className="row-main mg-stack data-tight">
                    <div className="mg-row data-pairing">
                      <Person side={from} workspaceId={workspace.id} />
                      <span className="mg-faint" aria-hidden>
                        {state === 'apart' ? '≠' : '→'}
                      </span>
                      <Person side={into} workspaceId={workspace.id} />
                    </div>
                    <div className="row-sub">
                      {words(`data.merges.reason.${reason}`, { source: evidence.source ?? '', value: evidence.value ?? '' })}
                      {refusal === null ? null : ` ${words(`data.merges.refusal.${refusal}`)}`} · <Moment at={occurredAt} zone={workspace.zone} />
                    </div>
                  </div>
                  {state === 'held' && mayDecide ? (
                    <div className="mg-row">
                      {(['merge', 'apart'] as const).map((decision) => (
                        <Popconfirm
                          key={decision}
                          title={words(`data.merges.sure.${decision}`)}
                          description={words(`data.merges.sure.${decision}.text`)}
                          okText={words(`data.merges.decide.${decision}`)}
                          cancelText={words('data.cancel')}
                          onConfirm={() => decide.mutate({ workspaceId: workspace.id, mergeId: id, decision })}
                        >
                          <Button disabled={decide.isPending}>{words(`data.merges.decide.${decision}`)}</Button>
                        </Popconfirm>
                      ))}
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </RoomState>
    </section>
  );
}

/** Who it is, and the way to everything known of them: nobody could decide otherwise. */
function Person({ side: { no, externalId, name, phone }, workspaceId }: { readonly side: Side; readonly workspaceId: string }): ReactElement {
  return (
    <span>
      <Link to="/w/$workspace/members/$member" params={{ workspace: workspaceId, member: String(no) }}>
        <strong>{name ?? externalId}</strong>
      </Link>{' '}
      <small className="mg-soft">
        {name === null ? '' : externalId} {phone}
      </small>
    </span>
  );
}
