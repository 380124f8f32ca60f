import { Field } from '@magpie/ui';
import { Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { minorDigits } from '../audience-form/event-fields.tsx';
import type { FormProps } from '../node-view.ts';
import type { GrantCouponConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<GrantCouponConfig>): ReactElement {
  const { words, currency } = context;
  const digits = minorDigits(currency);
  const scale = 10 ** digits;
  const money = (field: 'amountOff' | 'minimumSpend', hint?: string): ReactElement => (
    <Field label={words(`grant-coupon.field.${field}`)} path={[field]} problems={problems} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <InputNumber
          {...control}
          min={0}
          max={10_000_000}
          precision={digits}
          prefix={currency}
          value={config[field] / scale}
          onChange={(value) => onChange({ ...config, [field]: Math.round((value ?? 0) * scale) }, field)}
        />
      )}
    </Field>
  );
  return (
    <div className="mg-stack">
      <Field label={words('grant-coupon.field.name')} path={['name']} problems={problems}>
        {(control) => (
          <Input
            {...control}
            value={config.name}
            maxLength={200}
            onChange={({ target: { value } }) => onChange({ ...config, name: value }, 'name')}
          />
        )}
      </Field>
      {money('amountOff')}
      {money('minimumSpend', words('grant-coupon.hint.minimumSpend'))}
      <Field label={words('grant-coupon.field.validDays')} path={['validDays']} problems={problems}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={3_650}
            precision={0}
            value={config.validDays}
            onChange={(validDays) => onChange({ ...config, validDays: validDays ?? 1 }, 'validDays')}
          />
        )}
      </Field>
    </div>
  );
}
