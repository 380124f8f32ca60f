import type { Filter } from '@magpie/audience';
import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { anchoredEntry } from '../anchored-entry/model.ts';
import { awaitEvent } from '../await-event/model.ts';
import { end } from '../end/model.ts';
import { grantCoupon } from '../grant-coupon/model.ts';
import { saveCohort } from '../save-cohort/model.ts';
import { sendSms, type SendSmsConfig } from '../send-sms/model.ts';
import { split } from '../split/model.ts';
import { edgesOf, onDay, step } from './pens.ts';
import { qixiWords } from './qixi-words.ts';
import type { JourneyTemplate, TemplateOrder } from './template.ts';

/** Bought in the 14 days before Qixi in either of the past two years, and spent more than 200 yuan over the past two years. */
const audience: Filter = {
  type: 'all',
  of: [
    {
      type: 'event',
      event: 'Order Completed',
      where: [],
      window: { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] },
      measure: { type: 'count' },
      test: { op: '>=', value: 1 },
    },
    {
      type: 'event',
      event: 'Order Completed',
      where: [],
      window: { type: 'rolling', days: 730 },
      measure: { type: 'sum' },
      test: { op: '>', value: 20_000 },
    },
  ],
};

/**
 * The Qixi gift box (七夕大礼盒), complete: audience, a holdout of 10 %, three messages, buyers saved as a cohort when they buy, a coupon two weeks
 * later. Its goal is an order from the midnight 14 days before Qixi, when the first message goes out, to the end of Qixi: 15 days, both arms alike.
 */
export function qixiJourney({ id, locale, shop }: Omit<TemplateOrder, 'shop'> & { readonly shop?: string }): JourneyDocument {
  const words = qixiWords[locale];
  // The demo shop signs where no other does.
  const signed = (text: string): string => (shop === undefined ? text : text.replace(words.signature, `【${shop}】`));
  const sms = (text: string): SendSmsConfig => ({ text: signed(text), purpose: 'marketing', sendByHours: 12 });
  const nodes: readonly JourneyNode[] = [
    step(
      anchoredEntry,
      { id: 'entry', name: words.entry, stage: 'plan', at: [0, 0] },
      { anchor: { type: 'festival', festival: 'qixi' }, audience, startOffsetDays: -15, startTime: '09:00' },
    ),
    step(
      split,
      { id: 'holdout', name: words.holdout, stage: 'plan', at: [0, 1] },
      {
        arms: [
          { id: 'take-part', name: words.takePart, weight: 90 },
          { id: 'holdout', name: words.onlyWatch, weight: 10 },
        ],
        holdout: 'holdout',
      },
    ),
    step(end, { id: 'watch', name: words.watch, stage: 'plan', at: [0, 2] }, { reason: words.watchReason }),
    step(sendSms, { id: 'sms-14', name: words.sms14, stage: 'seed', at: [1, 0], when: onDay(-14, '10:00') }, sms(words.text14)),
    step(sendSms, { id: 'sms-3', name: words.sms3, stage: 'seed', at: [1, 1], when: onDay(-3, '10:00') }, sms(words.text3)),
    step(sendSms, { id: 'sms-0', name: words.sms0, stage: 'convert', at: [2, 0], when: onDay(0, '09:00') }, sms(words.text0)),
    step(
      awaitEvent,
      { id: 'bought', name: words.bought, stage: 'convert', at: [2, 1] },
      {
        event: 'Order Completed',
        where: [],
        window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' },
        about: null,
        settlingMinutes: null,
      },
    ),
    step(end, { id: 'not-bought', name: words.notBought, stage: 'convert', at: [2, 2] }, { reason: words.notBoughtReason }),
    step(saveCohort, { id: 'buyers', name: words.buyers, stage: 'retain', at: [4, 0] }, { name: words.cohort }),
    step(
      grantCoupon,
      { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(14, '10:00') },
      { name: words.couponName, amountOff: 3_000, minimumSpend: 19_900, validDays: 30 },
    ),
    step(end, { id: 'done', name: words.done, stage: 'repurchase', at: [3, 1] }, { reason: words.doneReason }),
  ];
  const edges = edgesOf(
    'entry.out>holdout',
    'holdout.take-part>sms-14',
    'holdout.holdout>watch',
    'sms-14.out>sms-3',
    'sms-3.out>sms-0',
    'sms-0.out>bought',
    'bought.matched>buyers',
    'bought.timeout>not-bought',
    'buyers.out>coupon',
    'coupon.out>done',
  );
  return {
    format: 2,
    id,
    name: words.name,
    nodes,
    edges,
    notes: [],
    frames: [],
    settings: { goal: { event: 'Order Completed', where: [], fromDays: -14, windowDays: 15 } },
  };
}

export const qixi: JourneyTemplate = {
  purpose: 'festival',
  about: {
    'zh-CN': '往年七夕前两周买过、两年消费满 200 元的人：提前两周种草，三天前和当日各提醒一次，买了的存为人群快照，两周后发回购券。',
    en: 'Who bought in the two weeks before an earlier Qixi and spent 200 in two years: messages 14 and 3 days ahead and on the day, buyers kept as a cohort, a coupon two weeks later.',
  },
  draw: qixiJourney,
};
