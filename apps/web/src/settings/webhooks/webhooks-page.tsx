import { EmptyState, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { LockKeyhole, Plus, Webhook } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import { ListPage } from '../../app/list-page.tsx';
import { RoomState } from '../../data/room-state.tsx';
import { useHomeWorkspace, useWorkspace } from '../../session/use-me.ts';
import '../settings.css';
import { DeliveryLog } from './delivery-log.tsx';
import { EndpointCard } from './endpoint-card.tsx';
import { EndpointModal } from './endpoint-modal.tsx';
import type { Endpoint } from './endpoint.ts';
import { NewSecret } from './new-secret.tsx';
import { useWebhookVerbs } from './use-webhook-verbs.ts';
import './webhooks.css';
import './words.ts';

/** Who else is told what happens here. Which endpoint's log is open stands in the address. */
export function WebhooksPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const { endpoint: opened } = useSearch({ from: '/w/$workspace/settings/webhooks' });
  const navigate = useNavigate({ from: '/w/$workspace/settings/webhooks' });
  const home = useHomeWorkspace(workspaceId);
  const workspace = useWorkspace(home);
  const trpc = useTRPC();
  const mayManage = workspace?.role === 'owner';
  const asked = useQuery(trpc.webhooks.list.queryOptions({ workspaceId: home }, { enabled: mayManage, refetchInterval: 5_000 }));
  const verbs = useWebhookVerbs(home);
  const [editing, setEditing] = useState<Endpoint | 'new' | null>(null);
  const [made, setMade] = useState<{ readonly url: string; readonly secret: string } | null>(null);
  // What happens in a rehearsal's copy is told to nobody.
  if (home !== workspaceId) return <Navigate to="/w/$workspace/settings/webhooks" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const add = (
    <Button type="primary" icon={<Plus size={14} aria-hidden />} onClick={() => setEditing('new')}>
      {words('webhooks.add')}
    </Button>
  );
  const log = asked.data?.endpoints.find(({ id }) => id === opened);
  return (
    <ListPage
      workspaceId={home}
      title={words('settings.webhooks')}
      about={words('webhooks.about')}
      actions={mayManage && (asked.data?.endpoints.length ?? 0) > 0 ? add : null}
    >
      {mayManage ? (
        <RoomState asked={asked}>
          {({ endpoints, eventTypes }) => (
            <>
              {made === null ? null : <NewSecret url={made.url} secret={made.secret} onClose={() => setMade(null)} />}
              {endpoints.length === 0 ? (
                <EmptyState icon={Webhook} title={words('webhooks.empty')} text={words('webhooks.empty.text')} action={add} />
              ) : (
                endpoints.map((endpoint) => (
                  <EndpointCard
                    key={endpoint.id}
                    endpoint={endpoint}
                    zone={workspace.zone}
                    verbs={verbs}
                    onEdit={() => setEditing(endpoint)}
                    onSecret={(secret) => setMade({ url: endpoint.url, secret })}
                    onLog={() => void navigate({ search: { endpoint: endpoint.id }, replace: true })}
                  />
                ))
              )}
              {editing === null ? null : (
                <EndpointModal
                  endpoint={editing === 'new' ? null : editing}
                  known={eventTypes}
                  isBusy={verbs.isBusy}
                  isRefused={verbs.isRefused}
                  onClose={() => setEditing(null)}
                  onSave={(setting) => {
                    if (editing !== 'new') return verbs.change(editing.id, setting, () => setEditing(null));
                    verbs.create(setting, (secret) => {
                      setEditing(null);
                      setMade({ url: setting.url, secret });
                    });
                  }}
                />
              )}
            </>
          )}
        </RoomState>
      ) : (
        <EmptyState icon={LockKeyhole} title={words('webhooks.forbidden')} text={words('webhooks.forbidden.text')} />
      )}
      {log === undefined ? null : (
        <DeliveryLog
          workspaceId={home}
          endpoint={log}
          zone={workspace.zone}
          verbs={verbs}
          onClose={() => void navigate({ search: {}, replace: true })}
        />
      )}
    </ListPage>
  );
}
