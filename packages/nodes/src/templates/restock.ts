import { audienceEntry } from '../audience-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { orderedWithin, edgesOf, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '补货提醒',
    entry: '三十天没再下单',
    remind: '补货短信',
    remindText: '上次的茶快喝完了吧？新到的同款正新鲜。',
    coupon: '补货券',
    couponName: '满 99 减 15',
    again: '券到提醒',
    againText: '一张满99减15的补货券已放进你的账户，十天内有效。',
    cohort: '补了货',
    back: '补了货',
    backReason: '提醒后下了单',
    later: '先不补',
    laterReason: '两次提醒都没有下单',
  },
  en: {
    name: 'Time to restock',
    entry: 'Thirty days without an order',
    remind: 'Restock reminder',
    remindText: 'Is the last tea running low? The same has come in fresh.',
    coupon: 'Restock coupon',
    couponName: '15 off from 99',
    again: 'Coupon reminder',
    againText: '15 off from 99 is in your account, good for ten days.',
    cohort: 'Restocked',
    back: 'Restocked',
    backReason: 'Ordered after a reminder',
    later: 'Not now',
    laterReason: 'Did not order after two reminders',
  },
} as const;

export const restock: JourneyTemplate = {
  purpose: 'repurchase',
  about: {
    'zh-CN': '买过、又到了该补货的时候：三十天没再下单的人进入，提醒补货，十天没回来再发券。',
    en: 'For who has bought and is due for more: thirty days without an order let people in, a reminder first, a coupon after ten days.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 20 },
      nodes: [
        pen.enter(audienceEntry, words.entry, {
          audience: { type: 'all', of: [orderedWithin(120), { type: 'not', of: orderedWithin(30) }] },
          edge: 'entering',
          existing: false,
          rule: { againAfterDays: 30 },
          maxAgeHours: 72,
          caps: noCaps,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'remind', name: words.remind, stage: 'repurchase', at: [1, 0] }, words.remindText),
        pen.bought({ id: 'bought', stage: 'repurchase', at: [1, 1] }, { hours: 240 }),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [1, 2] },
          { name: words.couponName, amountOff: 1_500, minimumSpend: 9_900, validDays: 10 },
        ),
        pen.sms({ id: 'again', name: words.again, stage: 'repurchase', at: [1, 3] }, words.againText),
        pen.bought({ id: 'later', stage: 'repurchase', at: [1, 4] }, { hours: 240 }),
        pen.leave({ id: 'no', name: words.later, stage: 'repurchase', at: [1, 5] }, words.laterReason),
        pen.cohort({ id: 'restocked', stage: 'retain', at: [2, 0] }, words.cohort),
        pen.leave({ id: 'back', name: words.back, stage: 'retain', at: [2, 1] }, words.backReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>remind',
        'holdout.holdout>watch',
        'remind.out>bought',
        'bought.matched>restocked',
        'bought.timeout>coupon',
        'coupon.out>again',
        'again.out>later',
        'later.matched>restocked',
        'later.timeout>no',
        'restocked.out>back',
      ),
    });
  },
};
