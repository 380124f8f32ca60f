import { Moment, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../../api/client.ts';
import { RoomState } from '../../data/room-state.tsx';
import { attemptWords } from './attempt-words.ts';
import type { WebhookVerbs } from './use-webhook-verbs.ts';

export interface DeliveryDetailProps {
  readonly workspaceId: string;
  readonly id: string;
  readonly zone: string;
  readonly verbs: WebhookVerbs;
}

/** What is sent by a delivery, and every attempt at it. */
export function DeliveryDetail({ workspaceId, id, zone, verbs }: DeliveryDetailProps): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const asked = useQuery(trpc.webhooks.delivery.queryOptions({ workspaceId, deliveryId: id }, { refetchInterval: 2_000 }));
  return (
    <section className="mg-stack" style={{ padding: '0 18px 16px' }} aria-label={words('webhooks.detail', { id })}>
      <RoomState asked={asked}>
        {({ eventId, body, tries }) => (
          <>
            <div className="mg-row" style={{ justifyContent: 'space-between' }}>
              <code className="mg-soft">{eventId}</code>
              <Button onClick={() => verbs.redeliver(id)}>{words('webhooks.redeliver')}</Button>
            </div>
            <h3>{words('webhooks.detail.tries')}</h3>
            {tries.length === 0 ? <p className="mg-soft">{words('webhooks.detail.none')}</p> : null}
            <ol className="webhook-tries">
              {tries.map((attempt) => (
                <li key={attempt.number}>
                  <div>
                    {attempt.number}. <Moment at={attempt.at} zone={zone} form="short" /> · {attemptWords(attempt, words)}
                  </div>
                  {attempt.response === null || attempt.response === '' ? null : <pre className="webhook-body">{attempt.response}</pre>}
                </li>
              ))}
            </ol>
            <h3>{words('webhooks.detail.body')}</h3>
            <pre className="webhook-body">{JSON.stringify(JSON.parse(body), null, 2)}</pre>
          </>
        )}
      </RoomState>
    </section>
  );
}
