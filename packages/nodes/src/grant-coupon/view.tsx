import { Field, formatMoney } from '@magpie/ui';
import { Input, InputNumber } from 'antd';
import { Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import { minorDigits } from '../audience-form/event-fields.tsx';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps, ViewContext } from '../node-view.ts';
import { grantCoupon, type GrantCouponConfig } from './model.ts';

export const grantCouponView = defineView<GrantCouponConfig>(grantCoupon, {
  icon: Ticket,
  summary: couponWords,
  Card,
  Form,
});

function couponWords({ amountOff, minimumSpend, validDays }: GrantCouponConfig, { words, currency, locale }: ViewContext): string {
  const off = formatMoney(amountOff, currency, locale);
  if (minimumSpend === 0) return words('grant-coupon.summary.any', { off, days: validDays });
  return words('grant-coupon.summary', { off, from: formatMoney(minimumSpend, currency, locale), days: validDays });
}

function Card({ config, context }: CardProps<GrantCouponConfig>): ReactElement {
  return (
    <div>
      <span className="mg-quote">{config.name}</span>
      {config.name === '' ? '' : ' · '}
      {couponWords(config, context)}
    </div>
  );
}

function Form({ config, context, problems, onChange }: FormProps<GrantCouponConfig>): ReactElement {
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
