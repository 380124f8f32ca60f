import { formatCount } from '@magpie/ui';
import { CalendarSync } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { ruleWords } from '../entry-form/rule-words.ts';
import type { CardProps } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { daysInWords } from './day-words.ts';
import { scheduleEntry, type ScheduleEntryConfig } from './model.ts';

export const scheduleEntryView = defineView<ScheduleEntryConfig>(scheduleEntry, {
  icon: CalendarSync,
  summary: ({ days }, context) => daysInWords(days, context),
  Card,
  foot: (_config, { reach }, { words, locale }) =>
    reach === null ? null : { label: words('schedule-entry.foot'), value: formatCount(reach, locale) },
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function Card({ config, context }: CardProps<ScheduleEntryConfig>): ReactElement {
  return (
    <>
      <div className="mg-quote">{daysInWords(config.days, context)}</div>
      <div className="clamp">{filterInWords(config.audience, context)}</div>
      <div className="clamp">{ruleWords(config.rule, context)}</div>
      <div className="step-card-date">
        {context.words('schedule-entry.card.time', { time: config.time, zone: context.words(`zone.${config.zone}`) })}
      </div>
    </>
  );
}
