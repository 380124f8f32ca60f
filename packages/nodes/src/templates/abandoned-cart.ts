import { eventEntry } from '../event-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { edgesOf, pensFor } from './pens.ts';

/** Where events say which cart they are about. */
const cart = { type: 'property', property: 'cart_id' } as const;

const texts = {
  'zh-CN': {
    name: '弃购提醒',
    entry: '加入购物车',
    bought: '这车买了吗？',
    remind: '弃购短信',
    remindText: '购物车里的茶还给你留着，趁新鲜带回家吧。',
    later: '提醒后买了吗？',
    cohort: '弃购挽回',
    back: '买了',
    backReason: '同一购物车已下单',
    gone: '没有买',
    goneReason: '提醒后一天内没有下单',
  },
  en: {
    name: 'Abandoned cart',
    entry: 'Put into a cart',
    bought: 'This cart bought?',
    remind: 'Cart reminder',
    remindText: 'Your tea is still in the cart: take it home while it is fresh.',
    later: 'Bought after all?',
    cohort: 'Carts won back',
    back: 'Bought',
    backReason: 'The same cart was ordered',
    gone: 'Not bought',
    goneReason: 'No order within a day of the reminder',
  },
} as const;

export const abandonedCart: JourneyTemplate = {
  purpose: 'win-back',
  about: {
    'zh-CN': '加购后一小时还没下单，就提醒一次；一个人的两个购物车各算各的，买了的那个不打扰。',
    en: 'An hour after something was put into a cart and not ordered, one reminder; two carts of one person are two, and the one that was bought is left alone.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 3 },
      nodes: [
        pen.enter(eventEntry, words.entry, { event: 'Product Added', where: [], key: cart, rule: 'per-key', maxAgeHours: 24, caps: noCaps }),
        ...pen.holdout(),
        { ...pen.bought({ id: 'bought', stage: 'convert', at: [1, 0] }, { hours: 1, about: cart }), name: words.bought },
        pen.sms({ id: 'remind', name: words.remind, stage: 'convert', at: [1, 1] }, words.remindText),
        { ...pen.bought({ id: 'later', stage: 'convert', at: [1, 2] }, { hours: 24, about: cart }), name: words.later },
        pen.cohort({ id: 'won', stage: 'retain', at: [2, 0] }, words.cohort),
        pen.leave({ id: 'back', name: words.back, stage: 'retain', at: [2, 1] }, words.backReason),
        pen.leave({ id: 'gone', name: words.gone, stage: 'convert', at: [1, 3] }, words.goneReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>bought',
        'holdout.holdout>watch',
        'bought.matched>back',
        'bought.timeout>remind',
        'remind.out>later',
        'later.matched>won',
        'later.timeout>gone',
        'won.out>back',
      ),
    });
  },
};
