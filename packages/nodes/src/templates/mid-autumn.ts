import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedAround, pensFor, spentWithin } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '中秋团圆礼',
    entry: '往年中秋买过或消费较高的人',
    early: '预订短信',
    earlyText: '中秋茶礼开始预订，老客先选，写好地址替你寄到家。',
    week: '一周提醒',
    weekText: '离中秋还有一周，现在下单节前都能送到。',
    last: '最后下单',
    lastText: '后天中秋，今天17点前下单，节前送达的最后一班。',
    cohort: '中秋买家',
    coupon: '秋茶券',
    couponName: '满 199 减 20',
  },
  en: {
    name: 'Mid-Autumn gifts',
    entry: 'Bought before an earlier Mid-Autumn, or spends much',
    early: 'Pre-order',
    earlyText: 'Mid-Autumn gifts can be ordered now. You choose first, we send them home.',
    week: 'A week left',
    weekText: 'A week to Mid-Autumn: what you order now arrives in time.',
    last: 'Last orders',
    lastText: 'Mid-Autumn is the day after tomorrow. Order before 5 pm today to be in time.',
    cohort: 'Mid-Autumn buyers',
    coupon: 'Autumn coupon',
    couponName: '20 off from 199',
  },
} as const;

export const midAutumn: JourneyTemplate = {
  purpose: 'festival',
  about: {
    'zh-CN': '往年中秋前三周买过、或一年消费满 500 元的人：提前二十天预订，一周和两天各提醒一次，节后发秋茶券。',
    en: 'Who bought in the three weeks before an earlier Mid-Autumn or spent 500 in a year: pre-order twenty days ahead, reminders a week and two days before, an autumn coupon after.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: -20, windowDays: 21 },
      nodes: [
        pen.entry(words.entry, {
          anchor: { type: 'festival', festival: 'mid-autumn' },
          audience: { type: 'any', of: [orderedAround(-21, 1, [1, 2]), spentWithin(365, 50_000)] },
          startOffsetDays: -21,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'early', name: words.early, stage: 'seed', at: [1, 0], when: onDay(-20, '10:00') }, words.earlyText),
        pen.sms({ id: 'week', name: words.week, stage: 'seed', at: [1, 1], when: onDay(-7, '10:00') }, words.weekText),
        pen.sms({ id: 'last', name: words.last, stage: 'convert', at: [2, 0], when: onDay(-2, '09:30') }, words.lastText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 1] }, { fromDays: -20, toDays: 1 }),
        pen.leave({ id: 'not-bought', name: pen.words.leave, stage: 'convert', at: [2, 2] }, pen.words.notBought),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(10, '10:00') },
          { name: words.couponName, amountOff: 2_000, minimumSpend: 19_900, validDays: 30 },
        ),
        pen.leave({ id: 'done', name: pen.words.done, stage: 'repurchase', at: [3, 1] }, pen.words.couponSent),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [4, 0] }, words.cohort),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>early',
        'holdout.holdout>watch',
        'early.out>week',
        'week.out>last',
        'last.out>bought',
        'bought.matched>buyers',
        'bought.timeout>not-bought',
        'buyers.out>coupon',
        'coupon.out>done',
      ),
    });
  },
};
