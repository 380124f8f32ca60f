import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedWithin, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '首购到二购',
    entry: '近六十天只买过一次的人',
    care: '关怀短信',
    careText: '上次的茶喝得还习惯吗？怎么冲更好喝，回来问我们。',
    pick: '推荐短信',
    pickText: '喝过这款的人，第二单多半选了它的姊妹茶，618一起试试。',
    coupon: '二单礼券',
    couponName: '满 129 减 25',
    remind: '最后一天',
    remindText: '今天是618最后一天，账户里的满129减25别忘了用。',
    cohort: '已二购',
    once: '仍只一单',
    onceReason: '六月内没有第二单',
    twice: '成了回头客',
    twiceReason: '有了第二单',
  },
  en: {
    name: 'First order to second',
    entry: 'Ordered once in the last sixty days',
    care: 'How was it',
    careText: 'How is the tea? Ask us how to brew it best.',
    pick: 'What others chose',
    pickText: 'Who drank this mostly chose its sister tea next. Try it at 618.',
    coupon: 'Second-order coupon',
    couponName: '25 off from 129',
    remind: 'Last day',
    remindText: 'The last day of 618: 25 off from 129 is waiting in your account.',
    cohort: 'Second order done',
    once: 'Still one order',
    onceReason: 'No second order in June',
    twice: 'Came again',
    twiceReason: 'Has a second order',
  },
} as const;

export const secondOrder: JourneyTemplate = {
  purpose: 'repurchase',
  about: {
    'zh-CN': '近六十天只买过一次的人，借 618：先关怀，再推荐，快结束时发二单礼券。',
    en: 'Ordered exactly once in sixty days, around 618: care first, then a suggestion, then a coupon for the second order.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: -7, windowDays: 9 },
      nodes: [
        pen.entry(words.entry, { anchor: { type: 'yearly', month: 6, day: 18 }, audience: orderedWithin(60, 1, '='), startOffsetDays: -8 }),
        ...pen.holdout(),
        pen.sms({ id: 'care', name: words.care, stage: 'seed', at: [1, 0], when: onDay(-7, '10:00') }, words.careText),
        pen.sms({ id: 'pick', name: words.pick, stage: 'seed', at: [1, 1], when: onDay(-3, '10:00') }, words.pickText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 0] }, { fromDays: -7, toDays: 0 }),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'convert', at: [2, 1] },
          { name: words.couponName, amountOff: 2_500, minimumSpend: 12_900, validDays: 3 },
        ),
        pen.sms({ id: 'remind', name: words.remind, stage: 'convert', at: [2, 2], when: onDay(0, '10:00') }, words.remindText),
        pen.bought({ id: 'again', stage: 'convert', at: [2, 3] }, { fromDays: 0, toDays: 2 }),
        pen.leave({ id: 'once', name: words.once, stage: 'convert', at: [2, 4] }, words.onceReason),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [3, 0] }, words.cohort),
        pen.leave({ id: 'twice', name: words.twice, stage: 'retain', at: [3, 1] }, words.twiceReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>care',
        'holdout.holdout>watch',
        'care.out>pick',
        'pick.out>bought',
        'bought.matched>buyers',
        'bought.timeout>coupon',
        'coupon.out>remind',
        'remind.out>again',
        'again.matched>buyers',
        'again.timeout>once',
        'buyers.out>twice',
      ),
    });
  },
};
