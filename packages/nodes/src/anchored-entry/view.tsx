import { formatCount } from '@magpie/ui';
import { CalendarHeart } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { anchorName } from '../view-parts/anchor-name.ts';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { anchorDayWords, dayWords } from '../view-parts/local-date.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { anchoredEntry, type AnchoredEntryConfig } from './model.ts';

export const anchoredEntryView = defineView<AnchoredEntryConfig>(anchoredEntry, {
  icon: CalendarHeart,
  summary: (config, context) =>
    context.words('anchored-entry.summary', { anchor: anchorName(config.anchor, context), audience: audienceWords(config, context) }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  foot: (_config, { reach }, { words, locale }) =>
    reach === null ? null : { label: words('anchored-entry.foot'), value: formatCount(reach, locale) },
});

function audienceWords({ audience }: AnchoredEntryConfig, context: ViewContext): string {
  return audience === null ? context.words('anchored-entry.summary.everyone') : filterInWords(audience, context);
}

function Card({ config, context }: CardProps<AnchoredEntryConfig>): ReactElement {
  const { words, anchorDates } = context;
  const date = anchorDates[0] === undefined ? null : dayWords(anchorDates[0], context);
  const start = anchorDayWords(config.startOffsetDays, context);
  return (
    <>
      <div className="mg-quote">
        {date === null
          ? anchorName(config.anchor, context)
          : words('anchored-entry.card.anchor', { anchor: anchorName(config.anchor, context), date: `${anchorDates[0]?.slice(0, 4)} · ${date}` })}
      </div>
      <div className="clamp">{audienceWords(config, context)}</div>
      {start === null ? null : <div className="step-card-date">{words('anchored-entry.starts', { date: start, time: config.startTime })}</div>}
    </>
  );
}
