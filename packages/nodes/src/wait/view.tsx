import { Hourglass } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import { anchorDayWords, dayWords } from '../view-parts/local-date.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { wait, type WaitConfig } from './model.ts';

export const waitView = defineView<WaitConfig>(wait, {
  icon: Hourglass,
  summary: waitWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function waitWords({ wait: chosen }: WaitConfig, { words }: ViewContext): string {
  if (chosen.type === 'delay') return words('wait.summary.delay', { amount: chosen.amount, unit: words(`wait.unit.${chosen.unit}`) });
  const { moment } = chosen;
  const text =
    moment.type === 'date'
      ? words('moment.at', { date: moment.date, time: moment.time })
      : moment.offsetDays === 0
        ? words('wait.summary.day-of', { time: moment.time })
        : words('wait.summary.anchor', { days: moment.offsetDays > 0 ? `+${moment.offsetDays}` : `−${-moment.offsetDays}`, time: moment.time });
  return words('wait.summary.moment', { moment: text });
}

function Card({ config, context }: CardProps<WaitConfig>): ReactElement {
  const { wait: chosen } = config;
  const date =
    chosen.type === 'delay'
      ? null
      : chosen.moment.type === 'date'
        ? dayWords(chosen.moment.date, context)
        : anchorDayWords(chosen.moment.offsetDays, context);
  return (
    <>
      <div className="mg-quote">{waitWords(config, context)}</div>
      {date === null || chosen.type === 'delay' ? null : (
        <div className="step-card-date">
          {date} {chosen.moment.time}
        </div>
      )}
    </>
  );
}
