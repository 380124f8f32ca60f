import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedWithin, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '双 11 预热',
    entry: '一年内买过的人',
    early: '预热短信',
    earlyText: '双11会员价提前看，加购的茶11日零点开抢，先把心动的放进购物车。',
    eve: '前夜提醒',
    eveText: '今晚零点双11开抢，购物车里的茶替你留着，前一小时再享折上折。',
    day: '当日短信',
    dayText: '双11最后几小时，错过等一年，24点恢复原价。',
    encore: '返场短信',
    encoreText: '双11返场一天，昨天没抢到的，今天还是一样的价。',
    cohort: '双11买家',
    coupon: '囤货券',
    couponName: '满 299 减 40',
  },
  en: {
    name: "Singles' Day warm-up",
    entry: 'Ordered within a year',
    early: 'Warm-up',
    earlyText: "Singles' Day prices for members, shown early. Fill your basket now, it opens at midnight on the 11th.",
    eve: 'The night before',
    eveText: "Singles' Day opens at midnight and your basket is waiting. Extra off in the first hour.",
    day: 'On the day',
    dayText: "Last hours of Singles' Day: prices go back at midnight.",
    encore: 'Encore',
    encoreText: "One more day of Singles' Day prices for those who missed it.",
    cohort: "Singles' Day buyers",
    coupon: 'Restock coupon',
    couponName: '40 off from 299',
  },
} as const;

export const singlesDay: JourneyTemplate = {
  purpose: 'shopping-festival',
  about: {
    'zh-CN': '一年内买过的人：提前十天种草，前夜和当日各提醒一次，没买的返场再问，买了的半个月后发囤货券。',
    en: 'Everyone who ordered within a year: a warm-up ten days ahead, a reminder the night before and on the day, an encore for who did not buy, a restock coupon for who did.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: -10, windowDays: 12 },
      nodes: [
        pen.entry(words.entry, { anchor: { type: 'festival', festival: 'singles-day' }, audience: orderedWithin(365), startOffsetDays: -11 }),
        ...pen.holdout(),
        pen.sms({ id: 'early', name: words.early, stage: 'seed', at: [1, 0], when: onDay(-10, '10:00') }, words.earlyText),
        pen.sms({ id: 'eve', name: words.eve, stage: 'seed', at: [1, 1], when: onDay(-1, '20:00') }, words.eveText),
        pen.sms({ id: 'day', name: words.day, stage: 'convert', at: [2, 0], when: onDay(0, '19:00') }, words.dayText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 1] }, { fromDays: 0, toDays: 1 }),
        pen.sms({ id: 'encore', name: words.encore, stage: 'convert', at: [2, 2], when: onDay(1, '10:00') }, words.encoreText),
        pen.leave({ id: 'not-bought', name: pen.words.leave, stage: 'convert', at: [2, 3] }, pen.words.notBought),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(15, '10:00') },
          { name: words.couponName, amountOff: 4_000, minimumSpend: 29_900, validDays: 30 },
        ),
        pen.leave({ id: 'done', name: pen.words.done, stage: 'repurchase', at: [3, 1] }, pen.words.couponSent),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [4, 0] }, words.cohort),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>early',
        'holdout.holdout>watch',
        'early.out>eve',
        'eve.out>day',
        'day.out>bought',
        'bought.matched>buyers',
        'bought.timeout>encore',
        'encore.out>not-bought',
        'buyers.out>coupon',
        'coupon.out>done',
      ),
    });
  },
};
