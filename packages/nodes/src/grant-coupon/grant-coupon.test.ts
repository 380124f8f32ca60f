import { describeKind } from '../describe-kind.ts';
import { grantCoupon } from './model.ts';

const valid = { name: '满 199 减 30', amountOff: 3_000, minimumSpend: 19_900, validDays: 30 };

describeKind(grantCoupon, {
  valid: [valid, { ...valid, minimumSpend: 0 }],
  problems: {
    'kind.name-missing': [{ ...valid, name: '' }, ['name']],
    'coupon.nothing-off': [{ ...valid, amountOff: 0 }, ['amountOff']],
    'coupon.more-than-spent': [{ ...valid, amountOff: 20_000 }, ['amountOff']],
  },
});
