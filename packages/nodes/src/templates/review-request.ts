import { awaitEvent } from '../await-event/model.ts';
import { eventEntry } from '../event-entry/model.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import type { JourneyTemplate } from './template.ts';
import { step, edgesOf, pensFor } from './pens.ts';

/** Orders and refunds carry the order's id as their key. */
const byOrder = { type: 'key' } as const;

const texts = {
  'zh-CN': {
    name: '邀请评价',
    entry: '下单',
    refunded: '这单退款了吗？',
    ask: '评价邀请',
    askText: '上周的茶到手了吧？说说味道如何，也帮帮其他茶友。',
    answered: '评价了吗？',
    thank: '写了评价',
    thankReason: '已评价',
    silent: '没有评价',
    silentReason: '七天内没有评价',
    sorry: '已退款',
    sorryReason: '退款的订单不打扰',
    cohort: '写过评价',
  },
  en: {
    name: 'Ask for a review',
    entry: 'Ordered',
    refunded: 'This order refunded?',
    ask: 'Review request',
    askText: 'Has your tea come? Tell other tea friends how it tastes.',
    answered: 'Reviewed?',
    thank: 'Reviewed',
    thankReason: 'Has written a review',
    silent: 'No review',
    silentReason: 'No review within seven days',
    sorry: 'Refunded',
    sorryReason: 'Refunded orders are left alone',
    cohort: 'Reviewers',
  },
} as const;

export const reviewRequest: JourneyTemplate = {
  purpose: 'loyalty',
  about: {
    'zh-CN': '每笔订单完成七天后请买家评价；同一笔只问一次，退了款的不问。',
    en: 'Seven days after each order its buyer is asked for a review, once for each order; not who had it refunded.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { event: 'Product Reviewed', from: 'entry', windowDays: 14 },
      nodes: [
        pen.enter(eventEntry, words.entry, { event: 'Order Completed', where: [], key: byOrder, rule: 'per-key', maxAgeHours: 72, caps: noCaps }),
        ...pen.holdout(),
        step(
          awaitEvent,
          { id: 'refunded', name: words.refunded, stage: 'seed', at: [1, 0] },
          { event: 'Order Refunded', where: [], window: { type: 'delay', hours: 168 }, about: byOrder, settlingMinutes: null },
        ),
        pen.sms({ id: 'ask', name: words.ask, stage: 'seed', at: [1, 1] }, words.askText),
        step(
          awaitEvent,
          { id: 'answered', name: words.answered, stage: 'convert', at: [2, 0] },
          { event: 'Product Reviewed', where: [], window: { type: 'delay', hours: 168 }, about: null, settlingMinutes: null },
        ),
        pen.leave({ id: 'sorry', name: words.sorry, stage: 'seed', at: [1, 2] }, words.sorryReason),
        pen.leave({ id: 'silent', name: words.silent, stage: 'convert', at: [2, 1] }, words.silentReason),
        pen.cohort({ id: 'reviewers', stage: 'retain', at: [3, 0] }, words.cohort),
        pen.leave({ id: 'thank', name: words.thank, stage: 'retain', at: [3, 1] }, words.thankReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>refunded',
        'holdout.holdout>watch',
        'refunded.matched>sorry',
        'refunded.timeout>ask',
        'ask.out>answered',
        'answered.matched>reviewers',
        'answered.timeout>silent',
        'reviewers.out>thank',
      ),
    });
  },
};
