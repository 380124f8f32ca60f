import type { Filter } from '@magpie/audience';
import type { JourneyDocument, JourneyEdge, JourneyNode, Kind, Stage, When } from '@magpie/journey';
import { anchoredEntry } from '../anchored-entry/model.ts';
import { awaitEvent } from '../await-event/model.ts';
import { end } from '../end/model.ts';
import { grantCoupon } from '../grant-coupon/model.ts';
import { saveCohort } from '../save-cohort/model.ts';
import { sendSms, type SendSmsConfig } from '../send-sms/model.ts';
import { split } from '../split/model.ts';
import { qixiWords } from './qixi-words.ts';

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
export function qixiJourney({ id, locale }: { readonly id: string; readonly locale: 'zh-CN' | 'en' }): JourneyDocument {
  const words = qixiWords[locale];
  const sms = (text: string): SendSmsConfig => ({ text, purpose: 'marketing', sendByHours: 12 });
  const nodes: readonly JourneyNode[] = [
    node(
      anchoredEntry,
      { id: 'entry', name: words.entry, stage: 'plan', at: [0, 0] },
      { anchor: { type: 'festival', festival: 'qixi' }, audience, startOffsetDays: -15, startTime: '09:00' },
    ),
    node(
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
    node(end, { id: 'watch', name: words.watch, stage: 'plan', at: [0, 2] }, { reason: words.watchReason }),
    node(sendSms, { id: 'sms-14', name: words.sms14, stage: 'seed', at: [1, 0], when: onDay(-14, '10:00') }, sms(words.text14)),
    node(sendSms, { id: 'sms-3', name: words.sms3, stage: 'seed', at: [1, 1], when: onDay(-3, '10:00') }, sms(words.text3)),
    node(sendSms, { id: 'sms-0', name: words.sms0, stage: 'convert', at: [2, 0], when: onDay(0, '09:00') }, sms(words.text0)),
    node(
      awaitEvent,
      { id: 'bought', name: words.bought, stage: 'convert', at: [2, 1] },
      { event: 'Order Completed', where: [], window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' } },
    ),
    node(end, { id: 'not-bought', name: words.notBought, stage: 'convert', at: [2, 2] }, { reason: words.notBoughtReason }),
    node(saveCohort, { id: 'buyers', name: words.buyers, stage: 'retain', at: [4, 0] }, { name: words.cohort }),
    node(
      grantCoupon,
      { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(14, '10:00') },
      { name: words.couponName, amountOff: 3_000, minimumSpend: 19_900, validDays: 30 },
    ),
    node(end, { id: 'done', name: words.done, stage: 'repurchase', at: [3, 1] }, { reason: words.doneReason }),
  ];
  const edges = [
    edge('entry', 'out', 'holdout'),
    edge('holdout', 'take-part', 'sms-14'),
    edge('holdout', 'holdout', 'watch'),
    edge('sms-14', 'out', 'sms-3'),
    edge('sms-3', 'out', 'sms-0'),
    edge('sms-0', 'out', 'bought'),
    edge('bought', 'matched', 'buyers'),
    edge('bought', 'timeout', 'not-bought'),
    edge('buyers', 'out', 'coupon'),
    edge('coupon', 'out', 'done'),
  ];
  return {
    format: 1,
    id,
    name: words.name,
    nodes,
    edges,
    settings: { goal: { event: 'Order Completed', where: [], fromDays: -14, windowDays: 15 } },
  };
}

const column = 284;
const row = 236;

/** What a node is called and where it stands. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly at: readonly [column: number, row: number];
  readonly when?: When;
}

function node<Config extends JourneyNode['config']>(kind: Kind<Config>, { id, name, stage, at, when }: Place, config: Config): JourneyNode {
  return { id, type: kind.type, version: kind.version, name, stage, position: { x: at[0] * column, y: at[1] * row }, config, when: when ?? null };
}

function edge(from: string, port: string, to: string): JourneyEdge {
  return { id: `${from}:${port}`, from, port, to };
}

function onDay(offsetDays: number, time: string): When {
  return { type: 'anchor', offsetDays, time, zone: 'workspace', past: 'skip' };
}
