import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';
import type { JourneyDocument, JourneyEdge, JourneyNode, Kind, Stage, When } from '@magpie/journey';
import type { KeyOf } from '@magpie/journey/plan';
import { anchoredEntry } from '../anchored-entry/model.ts';
import { awaitEvent } from '../await-event/model.ts';
import { branchAudience } from '../branch-audience/model.ts';
import { end } from '../end/model.ts';
import { grantCoupon } from '../grant-coupon/model.ts';
import { saveCohort } from '../save-cohort/model.ts';
import { sendSms } from '../send-sms/model.ts';
import { split } from '../split/model.ts';
import { commonWords } from './common-words.ts';
import type { TemplateOrder } from './template.ts';

const column = 284;
const row = 236;

/** What a template's goal counts (absent: an order), from when, and for how many days. */
type GoalWindow = { readonly event?: string; readonly windowDays: number } & ({ readonly fromDays: number } | { readonly from: 'entry' });

/** What a step is called and where it stands. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly at: readonly [column: number, row: number];
  readonly when?: When;
}

/** A step of a kind in its newest version, in its column and row. */
export function step<Config extends JourneyNode['config']>(kind: Kind<Config>, { id, name, stage, at, when }: Place, config: Config): JourneyNode {
  return { id, type: kind.type, version: kind.version, name, stage, position: { x: at[0] * column, y: at[1] * row }, config, when: when ?? null };
}

/** Edges written `from.port>to`. */
export function edgesOf(...edges: readonly string[]): readonly JourneyEdge[] {
  return edges.map((edge) => {
    const [, from = '', port = '', to = ''] = /^(.*)\.(.*)>(.*)$/.exec(edge) ?? [];
    return { id: `${from}:${port}`, from, port, to };
  });
}

export function onDay(offsetDays: number, time: string): When {
  return { type: 'anchor', offsetDays, time, zone: 'workspace', past: 'skip' };
}

export function afterDays(amount: number): When {
  return { type: 'delay', amount, unit: 'days' };
}

/** Ordered at least `value` times in the last `days` days. */
export function orderedWithin(days: number, value = 1, op: '>=' | '=' = '>='): Filter {
  return {
    type: 'event',
    event: 'Order Completed',
    where: [],
    window: { type: 'rolling', days },
    measure: { type: 'count' },
    test: { op, value },
  };
}

/** Spent at least `value` minor units in the last `days` days. */
export function spentWithin(days: number, value: number): Filter {
  return {
    type: 'event',
    event: 'Order Completed',
    where: [],
    window: { type: 'rolling', days },
    measure: { type: 'sum' },
    test: { op: '>=', value },
  };
}

/** Ordered in the days around the anchor of an earlier year. */
export function orderedAround(fromDays: number, toDays: number, yearsBack: readonly number[]): Filter {
  return {
    type: 'event',
    event: 'Order Completed',
    where: [],
    window: { type: 'anchor', fromDays, toDays, yearsBack },
    measure: { type: 'count' },
    test: { op: '>=', value: 1 },
  };
}

/** Draws the steps that most journeys have, in the words of one language and signed by one shop. */
export function pensFor({ id, locale, shop }: TemplateOrder) {
  const words = commonWords[locale];
  return {
    words,
    entry: (name: string, { anchor, audience, startOffsetDays }: { anchor: Anchor; audience: Filter; startOffsetDays: number }): JourneyNode =>
      step(anchoredEntry, { id: 'entry', name, stage: 'plan', at: [0, 0] }, { anchor, audience, startOffsetDays, startTime: '09:00' }),
    /** People enter one by one, as the kind of entry says. */
    enter: <Config extends JourneyNode['config']>(kind: Kind<Config>, name: string, config: Config): JourneyNode =>
      step(kind, { id: 'entry', name, stage: 'plan', at: [0, 0] }, config),
    /** Nine in ten take part; the others are left alone, so that the effect can be told. */
    holdout: (): readonly JourneyNode[] => [
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
    ],
    sms: (place: Place, text: string): JourneyNode =>
      step(sendSms, place, { text: signed(text, shop, locale), purpose: 'marketing', sendByHours: 12 }),
    bought: (
      place: Omit<Place, 'name'>,
      window: { readonly fromDays: number; readonly toDays: number } | { readonly hours: number; readonly about?: KeyOf },
    ): JourneyNode =>
      step(
        awaitEvent,
        { ...place, name: words.bought },
        {
          event: 'Order Completed',
          where: [],
          window:
            'hours' in window
              ? { type: 'delay', hours: window.hours }
              : { type: 'anchor', zone: 'workspace', fromDays: window.fromDays, toDays: window.toDays },
          about: 'hours' in window ? (window.about ?? null) : null,
          settlingMinutes: null,
        },
      ),
    cohort: (place: Omit<Place, 'name'>, name: string): JourneyNode => step(saveCohort, { ...place, name: words.save }, { name }),
    coupon: (
      place: Place,
      coupon: { readonly name: string; readonly amountOff: number; readonly minimumSpend: number; readonly validDays: number },
    ) => step(grantCoupon, place, coupon),
    branch: (place: Place, cases: readonly { readonly id: string; readonly name: string; readonly filter: Filter }[]): JourneyNode =>
      step(branchAudience, place, { cases: [...cases] }),
    leave: (place: Place, reason: string): JourneyNode => step(end, place, { reason }),
    journey: (
      name: string,
      { goal, nodes, edges }: { goal: GoalWindow; nodes: readonly JourneyNode[]; edges: readonly JourneyEdge[] },
    ): JourneyDocument => ({
      format: 2,
      id,
      name,
      nodes,
      edges,
      notes: [],
      frames: [],
      settings: { goal: { event: 'Order Completed', where: [], ...goal } },
    }),
  };
}

/** Carriers want the sender's name in these brackets in front, whatever the language, and a way out behind. */
function signed(text: string, shop: string, locale: TemplateOrder['locale']): string {
  return `【${shop}】${text}${locale === 'en' ? ' Reply STOP to opt out' : '拒收请回复R'}`;
}
