import { Field } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import type { CohortEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<CohortEntryConfig>): ReactElement {
  const { words, known } = context;
  return (
    <div className="mg-stack">
      <Field label={words('cohort-entry.field.cohort')} path={['cohort']} problems={problems} hint={words('cohort-entry.hint.cohort')}>
        {(control) => (
          <Select
            {...control}
            value={config.cohort || null}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words('cohort-entry.placeholder')}
            notFoundContent={words('cohort-entry.none')}
            options={known.cohorts.flatMap(({ id, name, archivedAt }) =>
              archivedAt == null || id === config.cohort ? [{ value: id, label: name }] : [],
            )}
            onChange={(cohort) => onChange({ cohort: cohort ?? '' }, 'cohort')}
          />
        )}
      </Field>
    </div>
  );
}
