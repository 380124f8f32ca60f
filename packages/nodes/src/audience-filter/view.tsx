import { formatCount } from '@magpie/ui';
import { Funnel } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps } from '../node-view.ts';
import { audienceFilter, type AudienceFilterConfig } from './model.ts';

export const audienceFilterView = defineView<AudienceFilterConfig>(audienceFilter, {
  icon: Funnel,
  summary: ({ filter }, context) => context.words('audience-filter.summary', { filter: filterInWords(filter, context) }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  foot: (_config, { reach, byOutcome }, { words, locale }) => {
    const met = byOutcome?.['met'] ?? reach;
    return met === null ? null : { label: words('audience-filter.foot'), value: formatCount(met, locale) };
  },
});

function Card({ config, context }: CardProps<AudienceFilterConfig>): ReactElement {
  return <div className="clamp mg-quote">{filterInWords(config.filter, context)}</div>;
}
