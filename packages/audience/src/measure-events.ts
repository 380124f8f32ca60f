import { dayMs, type Instant, unreachable } from '@magpie/kit';
import { isSeen } from './as-seen.ts';
import type { AsOf, EventFact, EventFilter } from './filter.ts';
import { meetsNumberTest, meetsPropertyTests } from './meets-test.ts';
import type { Span } from './resolve-window.ts';

/** What an event clause found in one of its spans. */
export interface Measured {
  readonly matches: readonly EventFact[];
  /** Null where there is nothing to measure: days since an event that never was. */
  readonly measured: number | null;
  readonly met: boolean;
}

/** The events that the clause is about and that can be seen, whenever they occurred. */
export function occurrences(filter: EventFilter, events: readonly EventFact[], asOf: AsOf): readonly EventFact[] {
  return events.filter((event) => event.name === filter.event && isSeen(event, asOf) && meetsPropertyTests(filter.where, event.properties));
}

/** Measures `candidates` inside a span; a span without instants matches nothing. */
export function measureIn(
  span: Span | null,
  { filter, candidates, now }: { readonly filter: EventFilter; readonly candidates: readonly EventFact[]; readonly now: Instant },
): Measured {
  const matches = candidates.filter((event) => isWithin(event.occurredAt, span));
  const measured = measure(filter.measure.type, matches, now);
  return { matches, measured, met: measured !== null && meetsNumberTest(filter.test, measured) };
}

function isWithin(instant: Instant, span: Span | null): boolean {
  return span !== null && instant < span.until && (span.from === null || instant >= span.from);
}

function measure(type: EventFilter['measure']['type'], matches: readonly EventFact[], now: Instant): number | null {
  switch (type) {
    case 'count':
      return matches.length;
    case 'sum':
      return matches.reduce((sum, event) => sum + (event.value ?? 0), 0);
    case 'firstDaysAgo':
      return daysAgo(matches, now, Math.min);
    case 'lastDaysAgo':
      return daysAgo(matches, now, Math.max);
    default:
      return unreachable(type);
  }
}

function daysAgo(matches: readonly EventFact[], now: Instant, pick: (left: number, right: number) => number): number | null {
  const [first, ...rest] = matches;
  if (first === undefined) return null;
  const occurredAt = rest.reduce((chosen, event) => pick(chosen, event.occurredAt), first.occurredAt);
  return Math.floor((now - occurredAt) / dayMs);
}
