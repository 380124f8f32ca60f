import type { AsOf } from './as-of.ts';
import type { EventsInWindow } from './filter.ts';
import { matchesIn, occurrences } from './measure-events.ts';
import type { EventFact, MemberFacts } from './member-facts.ts';
import { resolveWindow, zoneOfWindow } from './resolve-window.ts';

/** The first or the last matching event in each alternative of a window that has one: by when it occurred, then by when it was recorded. */
export function edgeEvents(filter: EventsInWindow & { readonly which: 'first' | 'last' }, facts: MemberFacts, asOf: AsOf): readonly EventFact[] {
  const candidates = occurrences(filter, facts.events, asOf);
  return resolveWindow(filter.window, asOf, zoneOfWindow(filter.window, facts.zone, asOf)).flatMap((reach) => {
    const inOrder = matchesIn(reach, candidates).toSorted(byOccurrence);
    const edge = inOrder.at(filter.which === 'first' ? 0 : -1);
    return edge === undefined ? [] : [edge];
  });
}

function byOccurrence(left: EventFact, right: EventFact): number {
  return left.occurredAt - right.occurredAt || (left.sequence < right.sequence ? -1 : 1);
}
