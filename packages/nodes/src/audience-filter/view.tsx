import { formatCount } from '@magpie/ui';
import { Funnel } from 'lucide-react';
import type { ReactElement } from 'react';
import { AudienceField, filterInWords } from '../audience-form/audience-field.tsx';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps } from '../node-view.ts';
import { audienceFilter, type AudienceFilterConfig } from './model.ts';

export const audienceFilterView = defineView<AudienceFilterConfig>(audienceFilter, {
  icon: Funnel,
  summary: ({ filter }, context) => context.words('audience-filter.summary', { filter: filterInWords(filter, context) }),
  Card,
  Form,
  foot: (_config, { reach, byOutcome }, { words, locale }) => {
    const met = byOutcome?.['met'] ?? reach;
    return met === null ? null : { label: words('audience-filter.foot'), value: formatCount(met, locale) };
  },
});

function Card({ config, context }: CardProps<AudienceFilterConfig>): ReactElement {
  return <div className="clamp mg-quote">{filterInWords(config.filter, context)}</div>;
}

function Form({ config, context, problems, onChange }: FormProps<AudienceFilterConfig>): ReactElement {
  return (
    <div className="mg-stack">
      <span className="mg-label">{context.words('audience-filter.field.filter')}</span>
      <AudienceField
        filter={config.filter}
        path={['filter']}
        problems={problems}
        context={context}
        onChange={(filter) => onChange({ filter }, 'filter')}
      />
    </div>
  );
}
