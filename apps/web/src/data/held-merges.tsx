import { EmptyState, Moment, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { UsersRound } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { RoomState } from './room-state.tsx';

interface Side {
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
                      <Person side={from} />
                      <span className="mg-faint" aria-hidden>
                        {state === 'apart' ? '≠' : '→'}
                      </span>
                      <Person side={into} />
                    </div>
                    <div className="row-sub">
                      {words(`data.merges.reason.${reason}`, { source: evidence.source ?? '', value: evidence.value ?? '' })}
                      {refusal === null ? null : ` ${words(`data.merges.refusal.${refusal}`)}`} · <Moment at={occurredAt} zone={workspace.zone} />
                    </div>
                  </div>
                  {state === 'held' && mayDecide ? (
                    <div className="mg-row">
                      <Button
                        disabled={decide.isPending}
                        onClick={() => decide.mutate({ workspaceId: workspace.id, mergeId: id, decision: 'merge' })}
                      >
                        {words('data.merges.one')}
                      </Button>
                      <Button
                        disabled={decide.isPending}
                        onClick={() => decide.mutate({ workspaceId: workspace.id, mergeId: id, decision: 'apart' })}
                      >
                        {words('data.merges.two')}
                      </Button>
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

function Person({ side: { externalId, name, phone } }: { readonly side: Side }): ReactElement {
  return (
    <span>
      <strong>{name ?? externalId}</strong>{' '}
      <small className="mg-soft">
        {name === null ? '' : externalId} {phone}
      </small>
    </span>
  );
}
