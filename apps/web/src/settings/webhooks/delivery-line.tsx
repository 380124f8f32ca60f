import { formatCount, Moment, useUi } from '@magpie/ui';
import { type ReactElement, useState } from 'react';
import { type Attempt, attemptWords } from './attempt-words.ts';
import { DeliveryDetail } from './delivery-detail.tsx';
import type { WebhookVerbs } from './use-webhook-verbs.ts';

export interface DeliveryLineProps {
  readonly workspaceId: string;
  readonly delivery: {
    readonly id: string;
    readonly type: string;
    readonly state: string;
    readonly attempts: number;
    readonly createdAt: number;
    readonly nextAttemptAt: number | null;
    readonly last: Attempt | null;
  };
  readonly zone: string;
  readonly verbs: WebhookVerbs;
}

const chips: Readonly<Record<string, string>> = { waiting: 'mg-chip-warn', delivered: 'mg-chip-ok', failed: 'mg-chip-bad' };

/** A delivery at a glance; opened, with what was sent and every attempt. */
export function DeliveryLine({ workspaceId, delivery, zone, verbs }: DeliveryLineProps): ReactElement {
  const { words, locale } = useUi();
  const [isOpen, setOpen] = useState(false);
  const { id, type, state, attempts, createdAt, nextAttemptAt, last } = delivery;
  const isAgain = state === 'waiting' && attempts > 0;
  return (
    <li>
      <details className="webhook-delivery" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="row-item">
          <div className="row-main">
            <span className="row-title">{words(`webhooks.type.${type}`)}</span>{' '}
            <span className={`mg-chip ${chips[state] ?? ''}`}>{words(`webhooks.delivery.${isAgain ? 'again' : state}`)}</span>
            <div className="row-sub">
              <Moment at={createdAt} zone={zone} form="short" />
              {attempts === 0 ? '' : ` · ${words('webhooks.attempts', { count: formatCount(attempts, locale) })}`}
              {last === null ? '' : ` · ${attemptWords(last, words)}`}
              {isAgain && nextAttemptAt !== null ? (
                <>
                  {' · '}
                  {words('webhooks.next')} <Moment at={nextAttemptAt} zone={zone} form="short" />
                </>
              ) : null}
            </div>
          </div>
        </summary>
        {isOpen ? <DeliveryDetail workspaceId={workspaceId} id={id} zone={zone} verbs={verbs} /> : null}
      </details>
    </li>
  );
}
