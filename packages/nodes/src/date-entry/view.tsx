import { Cake } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import type { CardProps, ViewContext } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { dateEntry, type DateEntryConfig } from './model.ts';

export const dateEntryView = defineView<DateEntryConfig>(dateEntry, {
  icon: Cake,
  summary: entryWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function entryWords({ attribute, returns, offsetDays }: DateEntryConfig, { words }: ViewContext): string {
  const side = offsetDays === 0 ? 'day-of' : offsetDays < 0 ? 'before' : 'after';
  return words(`date-entry.summary.${side}`, { day: words(`date-entry.day.${returns}`, { attribute }), days: Math.abs(offsetDays) });
}

function Card({ config, context }: CardProps<DateEntryConfig>): ReactElement {
  return (
    <>
      <div className="mg-quote">{entryWords(config, context)}</div>
      <div className="step-card-date">{context.words('date-entry.card.time', { time: config.time, zone: context.words(`zone.${config.zone}`) })}</div>
    </>
  );
}
