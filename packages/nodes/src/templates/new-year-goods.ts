import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedAround, orderedWithin, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '年货节',
    entry: '往年春节前买过或近半年买过的人',
    open: '开场短信',
    openText: '年货节开场，走亲访友的茶礼都在这里，满300包邮。',
    mid: '加购提醒',
    midText: '年货节过半，常喝的口粮茶也备一份，过年不断货。',
    last: '停运提醒',
    lastText: '快递将停运，今晚24点前下单，年前送达的最后一天。',
    cohort: '年货买家',
    coupon: '开工券',
    couponName: '满 99 减 15',
  },
  en: {
    name: 'Spring Festival goods',
    entry: 'Bought before an earlier Spring Festival or within half a year',
    open: 'Opening',
    openText: 'Spring Festival goods are here, gifts for every visit. Free shipping from 300.',
    mid: 'Half-way',
    midText: 'Half of the season is over: put by what you drink every day, too.',
    last: 'Couriers stop',
    lastText: 'Couriers stop soon. Order before midnight to have it before the New Year.',
    cohort: 'Spring Festival buyers',
    coupon: 'Back-to-work coupon',
    couponName: '15 off from 99',
  },
} as const;

export const newYearGoods: JourneyTemplate = {
  purpose: 'festival',
  about: {
    'zh-CN': '往年春节前一个月买过、或半年内买过的人：开场、过半、快递停运前各一条，节后发开工券。',
    en: 'Who bought in the month before an earlier Spring Festival or within half a year: opening, half-way, before couriers stop; a coupon after the holidays.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: -28, windowDays: 28 },
      nodes: [
        pen.entry(words.entry, {
          anchor: { type: 'festival', festival: 'spring-festival' },
          audience: { type: 'any', of: [orderedAround(-30, 0, [1, 2]), orderedWithin(180)] },
          startOffsetDays: -29,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'open', name: words.open, stage: 'seed', at: [1, 0], when: onDay(-28, '10:00') }, words.openText),
        pen.sms({ id: 'mid', name: words.mid, stage: 'seed', at: [1, 1], when: onDay(-18, '10:00') }, words.midText),
        pen.sms({ id: 'last', name: words.last, stage: 'convert', at: [2, 0], when: onDay(-9, '10:00') }, words.lastText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 1] }, { fromDays: -28, toDays: 0 }),
        pen.leave({ id: 'not-bought', name: pen.words.leave, stage: 'convert', at: [2, 2] }, pen.words.notBought),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(10, '10:00') },
          { name: words.couponName, amountOff: 1_500, minimumSpend: 9_900, validDays: 20 },
        ),
        pen.leave({ id: 'done', name: pen.words.done, stage: 'repurchase', at: [3, 1] }, pen.words.couponSent),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [4, 0] }, words.cohort),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>open',
        'holdout.holdout>watch',
        'open.out>mid',
        'mid.out>last',
        'last.out>bought',
        'bought.matched>buyers',
        'bought.timeout>not-bought',
        'buyers.out>coupon',
        'coupon.out>done',
      ),
    });
  },
};
