import { formatMoney } from '@magpie/ui';
import { Ticket } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, ViewContext } from '../node-view.ts';
import { grantCoupon, type GrantCouponConfig } from './model.ts';

export const grantCouponView = defineView<GrantCouponConfig>(grantCoupon, {
  icon: Ticket,
  summary: couponWords,
  Card,
  fieldValue: (field, value, { currency, locale }) =>
    typeof value === 'number' && (field === 'amountOff' || field === 'minimumSpend') ? formatMoney(value, currency, locale) : null,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
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
