import { z } from 'zod';
import { checkNameField, fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { nameField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const minor = z.number().int().min(0).max(1_000_000_000);

const config = z.strictObject({
  name: nameField,
  /** Minor units of the workspace's currency. */
  amountOff: minor,
  /** From this order value on; 0 = any. */
  minimumSpend: minor,
  validDays: z.number().int().min(1).max(3_650),
});

export type GrantCouponConfig = z.infer<typeof config>;

/** Grants a coupon. */
export const grantCoupon = defineKind({
  type: 'grant-coupon',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { name: '', amountOff: 3_000, minimumSpend: 19_900, validDays: 30 },
  role: 'step',
  timed: true,
  ports: () => ['out'],
  check: ({ name, amountOff, minimumSpend }) => [
    ...checkNameField(name, ['name']),
    ...(amountOff === 0 ? [fieldError('coupon.nothing-off', ['amountOff'])] : []),
    ...(minimumSpend > 0 && amountOff > minimumSpend ? [fieldError('coupon.more-than-spent', ['amountOff'])] : []),
  ],
  compile: ({ name, amountOff, minimumSpend, validDays }) => ({
    op: 'grant',
    benefit: { type: 'coupon', name, minorOff: amountOff, minorFrom: minimumSpend, validDays },
    next: { granted: 'out' },
  }),
  upgrade: {},
});
