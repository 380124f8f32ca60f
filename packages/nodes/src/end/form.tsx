import { Field } from '@magpie/ui';
import { Input } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import type { EndConfig } from './model.ts';

export function Form({ config, context: { words }, problems, onChange }: FormProps<EndConfig>): ReactElement {
  return (
    <Field label={words('end.field.reason')} path={['reason']} problems={problems}>
      {(control) => (
        <Input {...control} value={config.reason} maxLength={200} onChange={({ target: { value } }) => onChange({ reason: value }, 'reason')} />
      )}
    </Field>
  );
}
