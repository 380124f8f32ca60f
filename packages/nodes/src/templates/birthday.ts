import { dateEntry } from '../date-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { afterDays, edgesOf, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '生日关怀',
    entry: '生日前三天',
    coupon: '生日礼券',
    couponName: '生日立减 20',
    wish: '生日祝福',
    wishText: '生日快乐！一张生日礼券已放进你的账户，三十天内有效。',
    cohort: '生日购买',
    done: '过完生日',
    doneReason: '生日关怀已完成',
    none: '没有用券',
    noneReason: '三十天内没有购买',
  },
  en: {
    name: 'Birthday',
    entry: 'Three days before the birthday',
    coupon: 'Birthday coupon',
    couponName: '20 off for your birthday',
    wish: 'Birthday wish',
    wishText: 'Happy birthday! A coupon is in your account, good for thirty days.',
    cohort: 'Bought for their birthday',
    done: 'Celebrated',
    doneReason: 'Birthday care is done',
    none: 'Did not use it',
    noneReason: 'No order within thirty days',
  },
} as const;

export const birthday: JourneyTemplate = {
  purpose: 'loyalty',
  about: {
    'zh-CN': '生日前三天送一张生日券，当天道贺；按公历，也可改为农历。',
    en: 'A birthday coupon three days before, a wish on the day; by the solar calendar, or the lunar one if you change it.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 30 },
      nodes: [
        pen.enter(dateEntry, words.entry, {
          attribute: 'birthday',
          returns: 'yearly',
          offsetDays: -3,
          time: '09:00',
          zone: 'workspace',
          caps: noCaps,
        }),
        ...pen.holdout(),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'convert', at: [1, 0] },
          { name: words.couponName, amountOff: 2_000, minimumSpend: 0, validDays: 33 },
        ),
        pen.sms({ id: 'wish', name: words.wish, stage: 'convert', at: [1, 1], when: afterDays(3) }, words.wishText),
        pen.bought({ id: 'bought', stage: 'convert', at: [1, 2] }, { hours: 720 }),
        pen.leave({ id: 'none', name: words.none, stage: 'convert', at: [1, 3] }, words.noneReason),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [2, 0] }, words.cohort),
        pen.leave({ id: 'done', name: words.done, stage: 'retain', at: [2, 1] }, words.doneReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>coupon',
        'holdout.holdout>watch',
        'coupon.out>wish',
        'wish.out>bought',
        'bought.matched>buyers',
        'bought.timeout>none',
        'buyers.out>done',
      ),
    });
  },
};
