import type { Problem } from '@magpie/kit';
import { Field } from '@magpie/ui';
import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';

export interface MaxAgeFieldProps {
  readonly value: number;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (hours: number) => void;
}

/** How old news may be: importing a history must start nobody. */
export function MaxAgeField({ value, problems, context: { words }, onChange }: MaxAgeFieldProps): ReactElement {
  return (
    <Field label={words('entry-form.maxAgeHours')} path={['maxAgeHours']} problems={problems} hint={words('entry-form.maxAgeHours.hint')}>
      {(control) => (
        <InputNumber
          {...control}
          min={1}
          max={8_760}
          precision={0}
          value={value}
          suffix={words('entry-form.hours')}
          onChange={(hours) => onChange(hours ?? 1)}
        />
      )}
    </Field>
  );
}
