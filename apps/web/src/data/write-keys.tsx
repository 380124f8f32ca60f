import { EmptyState, Moment, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { KeyRound, Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { KeyModal } from './key-modal.tsx';
import { NewKey } from './new-key.tsx';
import { RoomState } from './room-state.tsx';
import { useKeyVerbs } from './use-key-verbs.ts';

/** The keys with which sources write into the shop. Owners make, name and revoke them. */
export function WriteKeys({ workspace, mayManage }: { readonly workspace: Workspace; readonly mayManage: boolean }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const asked = useQuery(trpc.ingest.listKeys.queryOptions({ workspaceId: workspace.id }));
  const verbs = useKeyVerbs(workspace.id);
  const [naming, setNaming] = useState<{ readonly id: string | null; readonly name: string } | null>(null);
  const [made, setMade] = useState<{ readonly name: string; readonly key: string } | null>(null);
  const make = mayManage ? (
    <Button type="primary" icon={<Plus size={14} aria-hidden />} onClick={() => setNaming({ id: null, name: '' })}>
      {words('data.keys.make')}
    </Button>
  ) : null;
  return (
    <RoomState asked={asked}>
      {(keys) => (
        <section className="mg-stack" aria-label={words('data.keys')}>
          {mayManage ? null : (
            <p className="mg-soft" role="note">
              {words('data.keys.read-only')}
            </p>
          )}
          {made === null ? null : <NewKey name={made.name} text={made.key} onClose={() => setMade(null)} />}
          {keys.length === 0 ? (
            <EmptyState icon={KeyRound} title={words('data.keys.empty')} text={words('data.keys.empty.text')} action={make} />
          ) : (
            <>
              <div className="mg-row data-bar">
                <p className="mg-soft">{words('data.keys.about')}</p>
                {make}
              </div>
              <ul className="rows">
                {keys.map(({ id, name, hint, createdAt, createdBy, revokedAt, lastUsedAt }) => (
                  <li key={id} className="row-item">
                    <div className="row-main">
                      <div className="mg-row">
                        <span className="row-title">{name}</span>
                        <code className="mg-faint">mwk_…{hint}</code>
                        {revokedAt === null ? null : <span className="mg-chip mg-chip-bad">{words('data.keys.revoked')}</span>}
                      </div>
                      <div className="row-sub">
                        {words('data.keys.made', { by: createdBy ?? words('data.somebody') })}{' '}
                        <Moment at={createdAt.getTime()} zone={workspace.zone} />
                        {' · '}
                        {lastUsedAt === null ? (
                          words('data.keys.unused')
                        ) : (
                          <>
                            {words('data.keys.used')} <Moment at={lastUsedAt.getTime()} zone={workspace.zone} />
                          </>
                        )}
                      </div>
                    </div>
                    {mayManage && revokedAt === null ? (
                      <div className="mg-row">
                        <Button onClick={() => setNaming({ id, name })}>{words('data.keys.rename')}</Button>
                        <Popconfirm
                          title={words('data.keys.revoke.sure', { name })}
                          description={words('data.keys.revoke.text')}
                          okText={words('data.keys.revoke')}
                          okButtonProps={{ danger: true }}
                          cancelText={words('data.cancel')}
                          onConfirm={() => verbs.revoke(id)}
                        >
                          <Button danger>{words('data.keys.revoke')}</Button>
                        </Popconfirm>
                      </div>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          )}
          {naming === null ? null : (
            <KeyModal
              isNew={naming.id === null}
              name={naming.name}
              isBusy={verbs.isBusy}
              onClose={() => setNaming(null)}
              onName={(name) => {
                const done = (): void => setNaming(null);
                if (naming.id !== null) return verbs.rename(naming.id, name, done);
                verbs.make(name, (key) => {
                  done();
                  setMade({ name, key });
                });
              }}
            />
          )}
        </section>
      )}
    </RoomState>
  );
}
