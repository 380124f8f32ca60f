import type { Filter } from '@magpie/audience';
import type { JourneyDocument, JourneyEdge, JourneyNode, Stage, When } from '@magpie/journey';
import { kinds, type NodeType } from '../index.ts';
import { qixiWords } from './qixi-words.ts';

/** Bought in the 14 days before Qixi in either of the past two years, and spent more than 200 yuan over the past two years. */
const audience: Filter = {
  type: 'all',
  of: [
    { type: 'event', event: 'Order Completed', where: [], window: { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] }, measure: { type: 'count' }, test: { op: '>=', value: 1 } },
    { type: 'event', event: 'Order Completed', where: [], window: { type: 'rolling', days: 730 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } },
  ],
};

/** The Qixi gift box (七夕大礼盒), complete: audience, holdout, three messages, buyers saved as a cohort when they buy, a coupon two weeks later. */
export function qixiJourney({ id, locale }: { readonly id: string; readonly locale: 'zh-CN' | 'en' }): JourneyDocument {
  const words = qixiWords[locale];
  const sms = (text: string) => ({ text, purpose: 'marketing', sendByHours: 12 });
  const nodes: readonly JourneyNode[] = [
    node('entry', 'anchored-entry', { name: words.entry, stage: 'plan', at: [0, 0] }, { anchor: { type: 'festival', festival: 'qixi' }, audience, startOffsetDays: -15, startTime: '09:00' }),
    node('holdout', 'split', { name: words.holdout, stage: 'plan', at: [0, 1] }, {
      arms: [
        { id: 'take-part', name: words.takePart, weight: 90 },
        { id: 'holdout', name: words.onlyWatch, weight: 10 },
      ],
      holdout: 'holdout',
    }),
    node('watch', 'end', { name: words.watch, stage: 'plan', at: [0, 2] }, { reason: words.watchReason }),
    node('sms-14', 'send-sms', { name: words.sms14, stage: 'seed', at: [1, 0], when: onDay(-14, '10:00') }, sms(words.text14)),
    node('sms-3', 'send-sms', { name: words.sms3, stage: 'seed', at: [1, 1], when: onDay(-3, '10:00') }, sms(words.text3)),
    node('sms-0', 'send-sms', { name: words.sms0, stage: 'convert', at: [2, 0], when: onDay(0, '09:00') }, sms(words.text0)),
    node('bought', 'await-event', { name: words.bought, stage: 'convert', at: [2, 1] }, { event: 'Order Completed', where: [], window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' } }),
    node('not-bought', 'end', { name: words.notBought, stage: 'convert', at: [2, 2] }, { reason: words.notBoughtReason }),
    node('buyers', 'save-cohort', { name: words.buyers, stage: 'retain', at: [4, 0] }, { name: words.cohort }),
    node('coupon', 'grant-coupon', { name: words.coupon, stage: 'repurchase', at: [3, 0], when: onDay(14, '10:00') }, { name: words.couponName, amountOff: 3_000, minimumSpend: 19_900, validDays: 30 }),
    node('done', 'end', { name: words.done, stage: 'repurchase', at: [3, 1] }, { reason: words.doneReason }),
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
  return { format: 1, id, name: words.name, nodes, edges, settings: { goal: { event: 'Order Completed', where: [], fromDays: 0, windowDays: 1 } } };
}

const column = 300;
const row = 190;

/** Where a node stands: [stage column, row]. */
interface Place {
  readonly name: string;
  readonly stage: Stage;
  readonly at: readonly [column: number, row: number];
  readonly when?: When;
}

function node(id: string, type: NodeType, { name, stage, at, when }: Place, config: JourneyNode['config']): JourneyNode {
  return { id, type, version: kinds[type].version, name, stage, position: { x: at[0] * column, y: at[1] * row }, config, when: when ?? null };
}

function edge(from: string, port: string, to: string): JourneyEdge {
  return { id: `${from}:${port}`, from, port, to };
}

function onDay(offsetDays: number, time: string): When {
  return { type: 'anchor', offsetDays, time, zone: 'workspace', past: 'skip' };
}
