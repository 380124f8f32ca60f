import { dayMs, type Instant, unreachable } from '@magpie/kit';
import type { AsOf, EventFact, EventFilter, FactStamp, Filter, MemberFacts } from './filter.ts';
import { meetsNumberTest, meetsPropertyTests, meetsValueTest } from './meets-test.ts';
import { resolveWindow, type Span } from './resolve-window.ts';

/** Whether a member meets the filter as of `asOf`. This is the meaning of the language; the SQL must select exactly who passes here. */
export function evaluateFilter(filter: Filter, facts: MemberFacts, asOf: AsOf): boolean {
  switch (filter.type) {
    case 'all':
      return filter.of.every((clause) => evaluateFilter(clause, facts, asOf));
    case 'any':
      return filter.of.some((clause) => evaluateFilter(clause, facts, asOf));
    case 'not':
      return !evaluateFilter(filter.of, facts, asOf);
    case 'attribute':
      return meetsValueTest(
        filter.test,
        lastSeen(
          facts.attributes.filter((change) => change.name === filter.name),
          asOf,
        )?.value,
      );
    case 'tag':
      return (
        lastSeen(
          facts.tags.filter((change) => change.tag === filter.tag),
          asOf,
        )?.present ?? false
      );
    case 'consent':
      return (
        lastSeen(
          facts.consents.filter(({ channel, purpose }) => channel === filter.channel && purpose === filter.purpose),
          asOf,
        )?.given ?? false
      );
    case 'event':
      return meetsEventFilter(filter, facts.events, asOf);
    case 'cohort':
      return facts.cohorts.has(filter.cohort);
    default:
      return unreachable(filter);
  }
}

/** A fact is seen when it has occurred by now and was recorded by the watermark. */
function isSeen(fact: FactStamp, asOf: AsOf): boolean {
  return fact.occurredAt <= asOf.now && (asOf.watermark === null || fact.sequence <= asOf.watermark);
}

function lastSeen<Change extends FactStamp>(changes: readonly Change[], asOf: AsOf): Change | null {
  let last: Change | null = null;
  for (const change of changes) {
    if (isSeen(change, asOf) && (last === null || isAfter(change, last))) last = change;
  }
  return last;
}

function isAfter(one: FactStamp, other: FactStamp): boolean {
  return one.occurredAt === other.occurredAt ? one.sequence > other.sequence : one.occurredAt > other.occurredAt;
}

function meetsEventFilter(filter: EventFilter, events: readonly EventFact[], asOf: AsOf): boolean {
  const candidates = events.filter(
    (event) => event.name === filter.event && isSeen(event, asOf) && meetsPropertyTests(filter.where, event.properties),
  );
  return resolveWindow(filter.window, asOf).some((span) => {
    const measured = measure(
      filter.measure.type,
      candidates.filter((event) => isWithin(event.occurredAt, span)),
      asOf.now,
    );
    return measured !== null && meetsNumberTest(filter.test, measured);
  });
}

function isWithin(instant: Instant, span: Span | null): boolean {
  return span !== null && instant < span.until && (span.from === null || instant >= span.from);
}

/** `null` where there is nothing to measure: days since an event that never was. */
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
