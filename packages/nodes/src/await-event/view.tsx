import { eventWords } from '@magpie/audience';
import { formatCount } from '@magpie/ui';
import { ShoppingBag } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import { anchorDayWords } from '../view-parts/local-date.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { awaitEvent, type AwaitEventConfig } from './model.ts';

export const awaitEventView = defineView<AwaitEventConfig>(awaitEvent, {
  icon: ShoppingBag,
  summary: awaitedWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  foot: (_config, { byOutcome }, { words, locale }) => {
    const [matched, timeout] = [byOutcome?.['matched'], byOutcome?.['timeout']];
    return matched === undefined || timeout === undefined
      ? null
      : {
          label: `${words('await-event.foot')} ${words('outcome.await-event.matched')} / ${words('outcome.await-event.timeout')}`,
          value: `${formatCount(matched, locale)} / ${formatCount(timeout, locale)}`,
        };
  },
});

function awaitedWords({ event: name, window }: AwaitEventConfig, { words, locale }: ViewContext): string {
  const { did } = eventWords(name, locale);
  const event = `${did.charAt(0).toLocaleUpperCase(locale)}${did.slice(1)}`;
  if (window.type === 'delay') return words('await-event.summary.delay', { event, hours: window.hours });
  if (window.fromDays === 0 && window.toDays === 1) return words('await-event.summary.day-of', { event });
  return words('await-event.summary.anchor', { event, fromDays: window.fromDays, toDays: window.toDays });
}

function Card({ config, context }: CardProps<AwaitEventConfig>): ReactElement {
  const { window } = config;
  const [from, to] = window.type === 'delay' ? [null, null] : [anchorDayWords(window.fromDays, context), anchorDayWords(window.toDays, context)];
  const oneDay = window.type === 'anchor' && window.toDays - window.fromDays === 1;
  return (
    <>
      <div className="mg-quote">{awaitedWords(config, context)}</div>
      {config.about === null ? null : <div className="clamp">{context.words('await-event.card.about')}</div>}
      {from === null || to === null ? null : (
        <div className="step-card-date">{oneDay ? `${from} 00:00–24:00` : context.words('await-event.card.window', { from, to })}</div>
      )}
    </>
  );
}
