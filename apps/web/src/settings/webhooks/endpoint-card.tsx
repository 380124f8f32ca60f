import { Moment, useUi } from '@magpie/ui';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useId } from 'react';
import type { Endpoint } from './endpoint.ts';
import type { WebhookVerbs } from './use-webhook-verbs.ts';

export interface EndpointCardProps {
  readonly endpoint: Endpoint;
  readonly zone: string;
  readonly verbs: WebhookVerbs;
  onEdit(): void;
  onSecret(secret: string): void;
  onLog(): void;
}

/** An endpoint: where it is, how it fares, what it hears of, and what may be done to it. */
export function EndpointCard({ endpoint, zone, verbs, onEdit, onSecret, onLog }: EndpointCardProps): ReactElement {
  const { words } = useUi();
  const title = useId();
  const { id, url, description, eventTypes, disabledAt, disabledReason, failingSince, previousUntil } = endpoint;
  const isOff = disabledAt !== null;
  const state = isOff ? 'off' : failingSince === null ? 'on' : 'failing';
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <div className="webhook-card-head">
        <h2 id={title}>{url}</h2>
        <span className={`mg-chip ${state === 'on' ? 'mg-chip-ok' : state === 'failing' ? 'mg-chip-warn' : 'mg-chip-bad'}`}>
          {words(`webhooks.state.${state}`)}
        </span>
      </div>
      {description === '' ? null : <p className="mg-soft">{description}</p>}
      {isOff && disabledReason !== null ? (
        <p className="webhook-notice" role={disabledReason === 'by-hand' ? 'note' : 'alert'}>
          {words(`webhooks.off.${disabledReason}`)}
        </p>
      ) : null}
      {!isOff && failingSince !== null ? (
        <p className="webhook-notice" role="note">
          {words('webhooks.failing')} <Moment at={failingSince} zone={zone} />
        </p>
      ) : null}
      {previousUntil === null ? null : (
        <p className="mg-soft">
          {words('webhooks.rotating')} <Moment at={previousUntil} zone={zone} />
        </p>
      )}
      <div className="mg-row" style={{ flexWrap: 'wrap' }}>
        {eventTypes.map((type) => (
          <span key={type} className="mg-chip">
            {words(`webhooks.type.${type}`)}
          </span>
        ))}
      </div>
      <div className="webhook-buttons">
        <Button onClick={onLog}>{words('webhooks.log')}</Button>
        <Button onClick={() => verbs.test(id, onLog)}>{words('webhooks.test')}</Button>
        <Button onClick={onEdit}>{words('webhooks.edit')}</Button>
        <Button aria-label={words(isOff ? 'webhooks.enable.named' : 'webhooks.disable.named', { url })} onClick={() => verbs.turn(id, isOff)}>
          {words(isOff ? 'webhooks.enable' : 'webhooks.disable')}
        </Button>
        <Popconfirm
          title={words('webhooks.rotate.sure')}
          description={words('webhooks.rotate.text')}
          okText={words('webhooks.rotate')}
          cancelText={words('cancel')}
          onConfirm={() => verbs.rotate(id, onSecret)}
        >
          <Button>{words('webhooks.rotate')}</Button>
        </Popconfirm>
        <Popconfirm
          title={words('webhooks.remove.sure')}
          okText={words('webhooks.remove')}
          okButtonProps={{ danger: true }}
          cancelText={words('cancel')}
          onConfirm={() => verbs.remove(id)}
        >
          <Button>{words('webhooks.remove')}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}
