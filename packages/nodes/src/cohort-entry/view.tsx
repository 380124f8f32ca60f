import { formatCount } from '@magpie/ui';
import { BookmarkCheck } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import type { CardProps, ViewContext } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { cohortEntry, type CohortEntryConfig } from './model.ts';

export const cohortEntryView = defineView<CohortEntryConfig>(cohortEntry, {
  icon: BookmarkCheck,
  summary: entryWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  foot: (_config, { reach }, { words, locale }) => (reach === null ? null : { label: words('cohort-entry.foot'), value: formatCount(reach, locale) }),
  fieldValue: (field, value, { known }) => (field === 'cohort' ? (known.cohorts.find(({ id }) => id === value)?.name ?? null) : null),
});

function entryWords({ cohort }: CohortEntryConfig, { words, known }: ViewContext): string {
  if (cohort === '') return words('cohort-entry.summary.none');
  return words('cohort-entry.summary', { name: known.cohorts.find(({ id }) => id === cohort)?.name ?? cohort });
}

function Card({ config, context }: CardProps<CohortEntryConfig>): ReactElement {
  return <div className="mg-quote">{entryWords(config, context)}</div>;
}
