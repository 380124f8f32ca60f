import { dayMs, hourMs, minuteMs } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import type { Duration, SequenceFilter, SequenceStep } from './filter.ts';
import { matchesIn, occurrences } from './measure-events.ts';
import type { EventFact, MemberFacts } from './member-facts.ts';
import { propertyOf } from './meets-test.ts';
import { resolveWindow, zoneOfWindow } from './resolve-window.ts';

const unitMs: Readonly<Record<Duration['unit'], number>> = { minute: minuteMs, hour: hourMs, day: dayMs, week: 7 * dayMs };

/** A length of time in seconds. */
export function durationSeconds({ count, unit }: Duration): number {
  return (count * unitMs[unit]) / 1_000;
}

/** The events of the first way through a sequence, absent steps without one; null when there is none. */
export function followSequence(filter: SequenceFilter, facts: MemberFacts, asOf: AsOf): readonly EventFact[] | null {
  const candidates = filter.steps.map((step) => occurrences(step, facts.events, asOf));
  const follow = (previous: EventFact, index: number): readonly EventFact[] | null => {
    const step = filter.steps[index];
    if (step === undefined) return [previous];
    const next = (candidates[index] ?? []).filter((event) => follows(step, previous, event));
    if (step.absent) return next.length === 0 && isOver(step, previous, asOf) ? follow(previous, index + 1) : null;
    for (const event of next) {
      const rest = follow(event, index + 1);
      if (rest !== null) return [previous, ...rest];
    }
    return null;
  };
  const starts = occurrences(filter, facts.events, asOf);
  for (const reach of resolveWindow(filter.window, asOf, zoneOfWindow(filter.window, facts.zone, asOf)))
    for (const start of matchesIn(reach, starts)) {
      const found = follow(start, 0);
      if (found !== null) return found;
    }
  return null;
}

/** Later, at one instant by the order of recording; in time; and about the same things. */
function follows(step: SequenceStep, previous: EventFact, event: EventFact): boolean {
  const isLater = event.occurredAt > previous.occurredAt || (event.occurredAt === previous.occurredAt && event.sequence > previous.sequence);
  if (!isLater || event.occurredAt >= previous.occurredAt + durationSeconds(step.within) * 1_000) return false;
  return step.same.every((property) => {
    const value = propertyOf(event.properties, property);
    return value !== undefined && value !== null && value === propertyOf(previous.properties, property);
  });
}

function isOver({ within }: SequenceStep, previous: EventFact, asOf: AsOf): boolean {
  return previous.occurredAt + durationSeconds(within) * 1_000 <= asOf.now;
}
