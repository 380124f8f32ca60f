import type { JourneyTemplate } from './template.ts';
import { afterDays, edgesOf, onDay, orderedWithin, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '沉睡客唤醒',
    entry: '九十天没来的老客',
    hello: '问候短信',
    helloText: '好久不见，你常喝的那几款都上了新茶，回来看看？',
    coupon: '唤醒券',
    couponName: '满 99 减 30',
    remind: '券到提醒',
    remindText: '一张满99减30的券已放进你的账户，十五天内有效。',
    cohort: '唤醒成功',
    asleep: '仍在沉睡',
    asleepReason: '两次都没有回来',
    back: '回来了',
    backReason: '问候后回来购买',
  },
  en: {
    name: 'Win back sleepers',
    entry: 'Customers away for ninety days',
    hello: 'Hello again',
    helloText: 'It has been a while. What you used to drink has a new harvest: come and look?',
    coupon: 'Wake-up coupon',
    couponName: '30 off from 99',
    remind: 'Coupon reminder',
    remindText: 'A coupon of 30 off from 99 is in your account, good for fifteen days.',
    cohort: 'Won back',
    asleep: 'Still away',
    asleepReason: 'Did not come back',
    back: 'Came back',
    backReason: 'Bought after the hello',
  },
} as const;

export const winBack: JourneyTemplate = {
  purpose: 'win-back',
  about: {
    'zh-CN': '两年内买过、但近九十天没买的人：先问候，七天没回来才发券，省下不必要的优惠。',
    en: 'Ordered within two years but not in the last ninety days: a hello first, a coupon only for who is not back within seven days.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: 0, windowDays: 21 },
      nodes: [
        pen.entry(words.entry, {
          anchor: { type: 'yearly', month: 3, day: 8 },
          audience: { type: 'all', of: [orderedWithin(730), { type: 'not', of: orderedWithin(90) }] },
          startOffsetDays: 0,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'hello', name: words.hello, stage: 'seed', at: [1, 0], when: onDay(0, '10:30') }, words.helloText),
        pen.bought({ id: 'bought', stage: 'seed', at: [1, 1] }, { hours: 168 }),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'convert', at: [2, 0] },
          { name: words.couponName, amountOff: 3_000, minimumSpend: 9_900, validDays: 15 },
        ),
        pen.sms(
          { id: 'remind', name: words.remind, stage: 'convert', at: [2, 1], when: { type: 'delay', amount: 1, unit: 'hours' } },
          words.remindText,
        ),
        pen.bought({ id: 'again', stage: 'convert', at: [2, 2] }, { hours: 336 }),
        pen.leave({ id: 'asleep', name: words.asleep, stage: 'convert', at: [2, 3] }, words.asleepReason),
        pen.cohort({ id: 'woken', stage: 'retain', at: [3, 0], when: afterDays(1) }, words.cohort),
        pen.leave({ id: 'back', name: words.back, stage: 'retain', at: [3, 1] }, words.backReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>hello',
        'holdout.holdout>watch',
        'hello.out>bought',
        'bought.matched>woken',
        'bought.timeout>coupon',
        'coupon.out>remind',
        'remind.out>again',
        'again.matched>woken',
        'again.timeout>asleep',
        'woken.out>back',
      ),
    });
  },
};
