import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedWithin, pensFor, spentWithin } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '会员日',
    entry: '一年内买过三次以上的人',
    tier: '分层',
    high: '高消费会员',
    gold: '高消费邀请',
    goldText: '88会员日为你留了头春茶，今天起两天专属预留。',
    plain: '会员邀请',
    plainText: '88会员日开场，全场会员价，今天下单再送一份小样。',
    cohort: '会员日买家',
    coupon: '会员券',
    couponName: '满 199 减 30',
    eve: '预告短信',
    eveText: '明天88会员日，会员价和小样都准备好了。',
  },
  en: {
    name: 'Member day',
    entry: 'Ordered three times or more within a year',
    tier: 'By spending',
    high: 'Spends much',
    gold: 'Invitation, high spend',
    goldText: 'Member day: first-harvest tea is kept for you for two days.',
    plain: 'Invitation',
    plainText: 'Member day has begun: member prices, and a sample with every order today.',
    cohort: 'Member day buyers',
    coupon: 'Member coupon',
    couponName: '30 off from 199',
    eve: 'Announcement',
    eveText: 'Member day is tomorrow: member prices and samples are ready.',
  },
} as const;

export const memberDay: JourneyTemplate = {
  purpose: 'loyalty',
  about: {
    'zh-CN': '一年内买过三次以上的人：前一天预告，当日按消费分两种邀请，买了的存为人群快照并发会员券。',
    en: 'Ordered three times or more within a year: announced the day before, two invitations by spending on the day, a member coupon for who bought.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: -1, windowDays: 3 },
      nodes: [
        pen.entry(words.entry, { anchor: { type: 'yearly', month: 8, day: 8 }, audience: orderedWithin(365, 3), startOffsetDays: -2 }),
        ...pen.holdout(),
        pen.sms({ id: 'eve', name: words.eve, stage: 'seed', at: [1, 0], when: onDay(-1, '18:00') }, words.eveText),
        pen.branch({ id: 'tier', name: words.tier, stage: 'convert', at: [2, 0], when: onDay(0, '09:30') }, [
          { id: 'high', name: words.high, filter: spentWithin(365, 100_000) },
        ]),
        pen.sms({ id: 'gold', name: words.gold, stage: 'convert', at: [2, 1] }, words.goldText),
        pen.sms({ id: 'plain', name: words.plain, stage: 'convert', at: [3, 1] }, words.plainText),
        pen.bought({ id: 'bought', stage: 'convert', at: [2, 2] }, { fromDays: 0, toDays: 2 }),
        pen.leave({ id: 'not-bought', name: pen.words.leave, stage: 'convert', at: [2, 3] }, pen.words.notBought),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [4, 0], when: onDay(7, '10:00') },
          { name: words.couponName, amountOff: 3_000, minimumSpend: 19_900, validDays: 21 },
        ),
        pen.leave({ id: 'done', name: pen.words.done, stage: 'repurchase', at: [4, 1] }, pen.words.couponSent),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [5, 0] }, words.cohort),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>eve',
        'holdout.holdout>watch',
        'eve.out>tier',
        'tier.high>gold',
        'tier.otherwise>plain',
        'gold.out>bought',
        'plain.out>bought',
        'bought.matched>buyers',
        'bought.timeout>not-bought',
        'buyers.out>coupon',
        'coupon.out>done',
      ),
    });
  },
};
