import { dateEntry } from '../date-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { edgesOf, pensFor } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '优惠券到期提醒',
    entry: '券到期前三天',
    first: '到期提醒',
    firstText: '账户里有一张券三天后到期，别让它白白过期。',
    last: '最后一天',
    lastText: '你的券今天到期，今天下单就能用上。',
    cohort: '到期前用券',
    used: '用掉了',
    usedReason: '到期前下了单',
    lost: '过期了',
    lostReason: '到期也没有用',
  },
  en: {
    name: 'Coupon ending',
    entry: 'Three days before the coupon ends',
    first: 'Ends soon',
    firstText: 'A coupon of yours ends in three days: do not let it go.',
    last: 'Last day',
    lastText: 'Your coupon ends today: it still counts for an order today.',
    cohort: 'Used before the end',
    used: 'Used it',
    usedReason: 'Ordered before it ended',
    lost: 'Let it end',
    lostReason: 'Did not use it',
  },
} as const;

export const couponExpiring: JourneyTemplate = {
  purpose: 'repurchase',
  about: {
    'zh-CN': '会员资料里的优惠券到期日前三天提醒一次，还没用的当天再提醒一次。',
    en: "Three days before the day on which a member's coupon ends, a reminder; another on the last day for who has not used it.",
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 7 },
      nodes: [
        pen.enter(dateEntry, words.entry, {
          attribute: 'coupon_ends',
          returns: 'never',
          offsetDays: -3,
          time: '10:00',
          zone: 'workspace',
          caps: noCaps,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'first', name: words.first, stage: 'convert', at: [1, 0] }, words.firstText),
        pen.bought({ id: 'bought', stage: 'convert', at: [1, 1] }, { hours: 72 }),
        pen.sms({ id: 'last', name: words.last, stage: 'convert', at: [1, 2] }, words.lastText),
        pen.bought({ id: 'again', stage: 'convert', at: [1, 3] }, { hours: 14 }),
        pen.leave({ id: 'lost', name: words.lost, stage: 'convert', at: [1, 4] }, words.lostReason),
        pen.cohort({ id: 'users', stage: 'repurchase', at: [2, 0] }, words.cohort),
        pen.leave({ id: 'used', name: words.used, stage: 'repurchase', at: [2, 1] }, words.usedReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>first',
        'holdout.holdout>watch',
        'first.out>bought',
        'bought.matched>users',
        'bought.timeout>last',
        'last.out>again',
        'again.matched>users',
        'again.timeout>lost',
        'users.out>used',
      ),
    });
  },
};
