import { localDateOf } from '@magpie/calendar';
import { dayMs, type Instant, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import { isSeen } from './as-seen.ts';
import type { EventFilter, EventMatch, Measure } from './filter.ts';
import type { EventFact } from './member-facts.ts';
import { compares, meetsNumberTest, meetsPropertyTests, propertyOf } from './meets-test.ts';
import type { Reach } from './resolve-window.ts';
import { inMillionths, millionths, thresholdInMillionths } from './six-decimals.ts';
import type { NumberTest } from './value-test.ts';

/** What an event clause found in one of its reaches. */
export interface Measured {
  readonly matches: readonly EventFact[];
  /** Null where there is nothing to measure: days since an event that never was. */
  readonly measured: number | null;
  readonly met: boolean;
}

/** The events that are meant and can be seen, whenever they occurred. */
export function occurrences({ event: name, where }: EventMatch, events: readonly EventFact[], asOf: AsOf): readonly EventFact[] {
  return events.filter((event) => event.name === name && isSeen(event, asOf) && meetsPropertyTests(where, event.properties));
}

export interface Measuring {
  readonly filter: Pick<EventFilter, 'measure' | 'test'>;
  readonly candidates: readonly EventFact[];
  readonly now: Instant;
  /** Whose days are counted. */
  readonly zone: string;
}

/** Measures `candidates` inside a reach; one without instants matches nothing. */
export function measureIn(reach: Reach, { filter, candidates, now, zone }: Measuring): Measured {
  const { measure, test } = filter;
  const matches = matchesIn(reach, candidates);
  const added = addedBy(measure, matches);
  if (added !== null) {
    const { sum, count } = added;
    const isAverage = measure.type === 'average';
    if (isAverage && count === 0n) return { matches, measured: null, met: false };
    const met = compares(test.op, sum, thresholdInMillionths(test.value) * (isAverage ? count : 1n));
    return { matches, measured: Number(sum) / millionths / (isAverage ? Number(count) : 1), met };
  }
  const measured = measuredOf(measure, matches, { now, zone });
  return { matches, measured, met: measured !== null && meetsNumberTest(test, measured) };
}

/** The candidates inside a reach. */
export function matchesIn(reach: Reach, candidates: readonly EventFact[]): readonly EventFact[] {
  return candidates.filter(({ occurredAt }) => reach.some(({ from, until }) => occurredAt < until && (from === null || occurredAt >= from)));
}

/** Sums in millionths, exactly: sums of a property, and averages. Null for other measures. */
function addedBy(measure: Measure, matches: readonly EventFact[]): { readonly sum: bigint; readonly count: bigint } | null {
  if (measure.type !== 'average' && !(measure.type === 'sum' && measure.property !== undefined)) return null;
  const numbers = matches.flatMap((event) => {
    const number = measure.property === undefined ? valueInMillionths(event) : inMillionths(propertyOf(event.properties, measure.property));
    return number === null ? [] : [number];
  });
  return { sum: numbers.reduce((sum, number) => sum + number, 0n), count: BigInt(numbers.length) };
}

function valueInMillionths({ value }: EventFact): bigint | null {
  return value === null ? null : BigInt(value) * BigInt(millionths);
}

function measuredOf(measure: Measure, matches: readonly EventFact[], { now, zone }: { readonly now: Instant; readonly zone: string }): number | null {
  switch (measure.type) {
    case 'count':
      return matches.length;
    case 'sum':
    case 'average':
      return matches.reduce((sum, event) => sum + (event.value ?? 0), 0);
    case 'minimum':
      return extreme(numbersOf(matches, measure.property), Math.min);
    case 'maximum':
      return extreme(numbersOf(matches, measure.property), Math.max);
    case 'distinct':
      return new Set(matches.flatMap(({ properties }) => distinguished(propertyOf(properties, measure.property)))).size;
    case 'days':
      return new Set(matches.map(({ occurredAt }) => localDateOf(occurredAt, zone))).size;
    case 'firstDaysAgo':
      return daysAgo(
        extreme(
          matches.map(({ occurredAt }) => occurredAt),
          Math.min,
        ),
        now,
      );
    case 'lastDaysAgo':
      return daysAgo(
        extreme(
          matches.map(({ occurredAt }) => occurredAt),
          Math.max,
        ),
        now,
      );
    default:
      return unreachable(measure);
  }
}

function numbersOf(matches: readonly EventFact[], property: string | undefined): readonly number[] {
  const values = matches.map((event) => (property === undefined ? event.value : propertyOf(event.properties, property)));
  return values.filter((value) => typeof value === 'number');
}

function extreme(numbers: readonly number[], pick: (left: number, right: number) => number): number | null {
  return numbers.length === 0 ? null : numbers.reduce((chosen, number) => pick(chosen, number));
}

/** A value with its type, so that 1 and "1" are two; nothing for a property without a value. */
function distinguished(value: EventFact['properties'][string] | undefined): readonly string[] {
  return value === undefined || value === null ? [] : [`${typeof value}:${value}`];
}

function daysAgo(occurredAt: Instant | null, now: Instant): number | null {
  return occurredAt === null ? null : Math.floor((now - occurredAt) / dayMs);
}

/** Whether a measure of no matches passes: counts and sums are 0 then, everything else is nothing. */
export function nothingPasses({ measure, test }: { readonly measure: Measure; readonly test: NumberTest }): boolean {
  if (measure.type === 'sum' && measure.property !== undefined) return compares(test.op, 0n, thresholdInMillionths(test.value));
  return ['count', 'sum', 'distinct', 'days'].includes(measure.type) && meetsNumberTest(test, 0);
}
