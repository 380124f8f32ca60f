import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented } from 'antd';
import { Send } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import { DeliveryLine } from './delivery-line.tsx';
import type { Endpoint } from './endpoint.ts';
import type { WebhookVerbs } from './use-webhook-verbs.ts';

export interface DeliveryLogProps {
  readonly workspaceId: string;
  readonly endpoint: Endpoint;
  readonly zone: string;
  readonly verbs: WebhookVerbs;
  onClose(): void;
}

const shows = ['all', 'waiting', 'delivered', 'failed'] as const;

/** What was sent to an endpoint and what came of it, as it happens. */
export function DeliveryLog({ workspaceId, endpoint, zone, verbs, onClose }: DeliveryLogProps): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const [show, setShow] = useState<(typeof shows)[number]>('all');
  const query = useInfiniteQuery(
    trpc.webhooks.deliveries.infiniteQueryOptions(
      { workspaceId, endpointId: endpoint.id, show },
      { getNextPageParam: ({ nextCursor }) => nextCursor, refetchInterval: 2_000 },
    ),
  );
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <Drawer open onClose={onClose} size={640} title={words('webhooks.log.of', { url: endpoint.url })}>
      <div className="mg-stack">
        <Segmented
          aria-label={words('webhooks.log.show')}
          value={show}
          onChange={setShow}
          options={shows.map((value) => ({ value, label: words(`webhooks.show.${value}`) }))}
        />
        {query.isPending ? (
          <SkeletonRows label={words('app.loading')} />
        ) : query.data === undefined ? (
          <ErrorState
            title={words('api.lost')}
            text={words('api.lost.text')}
            retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
          />
        ) : deliveries.length === 0 ? (
          show === 'all' ? (
            <EmptyState icon={Send} title={words('webhooks.log.empty')} text={words('webhooks.log.empty.text')} />
          ) : (
            <p className="mg-soft">{words('webhooks.log.none')}</p>
          )
        ) : (
          <ul className="rows">
            {deliveries.map((delivery) => (
              <DeliveryLine key={delivery.id} workspaceId={workspaceId} delivery={delivery} zone={zone} verbs={verbs} />
            ))}
          </ul>
        )}
        {query.hasNextPage ? (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words('webhooks.log.more')}
          </Button>
        ) : null}
      </div>
    </Drawer>
  );
}
