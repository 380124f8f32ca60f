import type { PropertyTest, ValueTest } from '@magpie/audience';
import type { Plan } from './plan.ts';
import type { ScheduledDays } from './scheduled-days.ts';

/** Where an event carries the business thing it is about: in its own key, or in a property. */
export type KeyOf = { readonly type: 'key' } | { readonly type: 'property'; readonly property: string };

/** What lets people in, one by one, while a run goes on. */
export type EntrySource =
  /**
   * An event of theirs. With `key`, an enrolment is about that thing (a cart), and an event that does not name it lets nobody in. Who did it longer
   * than `maxAgeHours` before anybody hears of it does not enter: importing old history starts nobody.
   */
  | {
      readonly type: 'event';
      readonly event: string;
      readonly where: readonly PropertyTest[];
      readonly key: KeyOf | null;
      readonly maxAgeHours: number;
    }
  /** A call that names the member and, if it likes, a key. */
  | { readonly type: 'call'; readonly maxAgeHours: number }
  /** An attribute that comes to pass a test which it did not pass before. */
  | { readonly type: 'attribute'; readonly name: string; readonly test: ValueTest; readonly maxAgeHours: number }
  /**
   * Coming to belong to the op's audience, or ceasing to. `existing`: who belongs to it (or does not) when the run starts counts as just come. Whom
   * nothing but facts of longer than `maxAgeHours` ago bring in does not enter; absent in older plans: facts of any age do.
   */
  | { readonly type: 'audience'; readonly edge: 'entering' | 'leaving'; readonly existing: boolean; readonly maxAgeHours?: number }
  /** A day in an attribute ('YYYY-MM-DD'): that day itself, or its return every year by the solar or the lunar calendar, so many days off. */
  | {
      readonly type: 'date';
      readonly attribute: string;
      readonly returns: 'never' | 'yearly' | 'lunar-yearly';
      readonly offsetDays: number;
      readonly time: string;
      readonly zone: 'workspace' | 'member';
    }
  /** Days that come again: at each of them the audience enters as it is then. */
  | { readonly type: 'schedule'; readonly days: ScheduledDays; readonly time: string; readonly zone: 'workspace' | 'member' };

/**
 * How often one person may enter. `once`: ever. `again-after-leaving`: whenever they are not inside. `againAfterDays`: when they are not inside and so
 * many times 24 h have passed since they last came in. `per-key`: once for each key, however many at a time.
 */
export type EntryRule = 'once' | 'again-after-leaving' | 'per-key' | { readonly againAfterDays: number };

/** How many enrolments there may be, in all and in a day of the workspace's calendar; null = any number. */
export interface EntryCaps {
  readonly total: number | null;
  readonly perDay: number | null;
}

type EventSource = Extract<EntrySource, { type: 'event' }>;

/** The event by which a call to enter is kept, and the property of it that names the journey. */
export const callEvent = 'Journey Entry Requested';
export const callJourneyProperty = 'journey';

/** The op by which people come into a plan. */
export function enterOf(plan: Pick<Plan, 'ops'>): Extract<Plan['ops'][number], { op: 'enter' }> {
  const [enter] = plan.ops;
  if (enter?.op !== 'enter') throw new Error('A plan begins with its entry');
  return enter;
}

/** The event that lets people into a plan, where one does; a call is kept as an event, and need not name a key. */
export function enteringEvent(plan: Pick<Plan, 'ops' | 'journeyId'>): EnteringEvent | null {
  const { source } = enterOf(plan);
  if (source?.type === 'event') return { ...source, needsKey: source.key !== null };
  if (source?.type !== 'call') return null;
  const where = [{ property: callJourneyProperty, test: { op: '=', value: plan.journeyId } }] as const;
  return { event: callEvent, where, key: { type: 'key' }, needsKey: false, maxAgeHours: source.maxAgeHours };
}

export type EnteringEvent = Omit<EventSource, 'type'> & { readonly needsKey: boolean };
