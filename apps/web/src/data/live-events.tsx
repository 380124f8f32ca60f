import { EmptyState, ErrorState, formatMoney, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { Pause, Play, Radio } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Workspace } from '../api/contract.ts';
import { type ArrivedEvent, useLiveEvents } from './use-live-events.ts';

/** The events of the shop as they arrive, the newest first. */
export function LiveEvents({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { words } = useUi();
  const { events, isPaused, waiting, lost, togglePause } = useLiveEvents(workspace.id);
  if (events === null && lost) return <ErrorState title={words('api.lost')} text={words('data.live.lost')} />;
  if (events === null) return <SkeletonRows label={words('app.loading')} />;
  if (events.length === 0) return <EmptyState icon={Radio} title={words('data.live.empty')} text={words('data.live.empty.text')} />;
  return (
    <section className="mg-stack" aria-label={words('data.live')}>
      <div className="mg-row data-bar">
        <span className={lost ? 'mg-bad' : isPaused ? 'mg-soft' : 'mg-ok'} role="status">
          ● {lost ? words('data.live.lost') : isPaused ? words('data.live.paused', { count: waiting }) : words('data.live.on')}
        </span>
        <Button icon={isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />} onClick={togglePause}>
          {words(isPaused ? 'data.live.go-on' : 'data.live.pause')}
        </Button>
      </div>
      <ol className="rows">
        {events.map((event) => (
          <li key={event.sequence}>
            <EventRow event={event} zone={workspace.zone} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventRow({ event, zone }: { readonly event: ArrivedEvent; readonly zone: string }): ReactElement {
  const { words, locale } = useUi();
  const { name, member, key, valueMinor, currency, properties, occurredAt, recordedAt } = event;
  const summary = Object.entries(properties)
    .map(([property, value]) => `${property}: ${String(value)}`)
    .join(' · ');
  return (
    <details className="data-event">
      <summary className="row-item link">
        <div className="row-main">
          <div className="mg-row">
            <span className="row-title">{name}</span>
            {key === null ? null : <span className="mg-chip data-key">{key}</span>}
          </div>
          <div className="row-sub data-line">{summary}</div>
        </div>
        <div className="row-number">
          {valueMinor === null || currency === null ? null : <strong className="mg-figure">{formatMoney(valueMinor, currency, locale)}</strong>}
          <small className="data-line">{member.name ?? member.externalId}</small>
        </div>
        <div className="row-number">
          <Moment at={occurredAt} zone={zone} />
        </div>
      </summary>
      <dl className="data-detail">
        <dt>{words('data.live.member')}</dt>
        <dd>{member.externalId}</dd>
        <dt>{words('data.live.arrived')}</dt>
        <dd>
          <Moment at={recordedAt} zone={zone} />
        </dd>
        {Object.entries(properties).map(([property, value]) => (
          <div key={property} className="data-pair">
            <dt>{property}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
