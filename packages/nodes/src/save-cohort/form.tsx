import { Field } from '@magpie/ui';
import { Input } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import type { SaveCohortConfig } from './model.ts';

export function Form({ config, context: { words }, problems, onChange }: FormProps<SaveCohortConfig>): ReactElement {
  return (
    <Field label={words('save-cohort.field.name')} path={['name']} problems={problems}>
      {(control) => (
        <Input {...control} value={config.name} maxLength={200} onChange={({ target: { value } }) => onChange({ name: value }, 'name')} />
      )}
    </Field>
  );
}
