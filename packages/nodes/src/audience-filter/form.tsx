import type { ReactElement } from 'react';
import { AudienceField } from '../audience-form/audience-field.tsx';
import type { FormProps } from '../node-view.ts';
import type { AudienceFilterConfig } from './model.ts';

export function Form({ config, context, problems, reach, onChange }: FormProps<AudienceFilterConfig>): ReactElement {
  return (
    <div className="mg-stack">
      <span className="mg-label">{context.words('audience-filter.field.filter')}</span>
      <AudienceField
        filter={config.filter}
        path={['filter']}
        problems={problems}
        context={context}
        count={{ people: reach?.byOutcome?.['met'] ?? null, isStale: reach?.isStale === true }}
        onChange={(filter) => onChange({ filter }, 'filter')}
      />
    </div>
  );
}
