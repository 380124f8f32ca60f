import { eventEntry } from '../event-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { afterDays, edgesOf, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '新客欢迎',
    entry: '注册成为会员',
    hello: '欢迎短信',
    helloText: '欢迎成为会员！店里的茶怎么选、怎么泡，随时问我们。',
    guide: '选茶指南',
    guideText: '第一次买茶？先从小罐装的三款招牌试起，喝惯了再囤。',
    coupon: '首单礼券',
    couponName: '首单满 59 减 15',
    remind: '礼券提醒',
    remindText: '首单满59减15已放进你的账户，七天内有效。',
    cohort: '新客首单',
    won: '有了首单',
    wonReason: '欢迎期内下了首单',
    none: '还没下单',
    noneReason: '欢迎期内没有下单',
  },
  en: {
    name: 'Welcome series',
    entry: 'Signed up',
    hello: 'Welcome',
    helloText: 'Welcome! How to choose and how to brew: just ask us.',
    guide: 'How to choose',
    guideText: 'First tea? Try our three small tins before you stock up.',
    coupon: 'First-order coupon',
    couponName: '15 off from 59',
    remind: 'Coupon reminder',
    remindText: '15 off from 59 is in your account, good for seven days.',
    cohort: 'First orders',
    won: 'First order',
    wonReason: 'Ordered while being welcomed',
    none: 'No order yet',
    noneReason: 'Did not order while being welcomed',
  },
} as const;

export const welcome: JourneyTemplate = {
  purpose: 'loyalty',
  about: {
    'zh-CN': '新会员注册后：马上欢迎，两天后教怎么选，七天还没下首单就送首单券。',
    en: 'For who just signed up: a welcome at once, a guide two days later, and a coupon for who has not ordered within a week.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 14 },
      nodes: [
        pen.enter(eventEntry, words.entry, { event: 'Signed Up', where: [], key: null, rule: 'once', maxAgeHours: 24, caps: noCaps }),
        ...pen.holdout(),
        pen.sms({ id: 'hello', name: words.hello, stage: 'seed', at: [1, 0] }, words.helloText),
        pen.sms({ id: 'guide', name: words.guide, stage: 'seed', at: [1, 1], when: afterDays(2) }, words.guideText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 0] }, { hours: 120 }),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'convert', at: [2, 1] },
          { name: words.couponName, amountOff: 1_500, minimumSpend: 5_900, validDays: 7 },
        ),
        pen.sms({ id: 'remind', name: words.remind, stage: 'convert', at: [2, 2] }, words.remindText),
        pen.bought({ id: 'again', stage: 'convert', at: [2, 3] }, { hours: 168 }),
        pen.leave({ id: 'none', name: words.none, stage: 'convert', at: [2, 4] }, words.noneReason),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [3, 0] }, words.cohort),
        pen.leave({ id: 'won', name: words.won, stage: 'retain', at: [3, 1] }, words.wonReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>hello',
        'holdout.holdout>watch',
        'hello.out>guide',
        'guide.out>bought',
        'bought.matched>buyers',
        'bought.timeout>coupon',
        'coupon.out>remind',
        'remind.out>again',
        'again.matched>buyers',
        'again.timeout>none',
        'buyers.out>won',
      ),
    });
  },
};
