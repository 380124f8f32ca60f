import { unreachable } from '@magpie/kit';
import { lastSeen } from './as-seen.ts';
import type { AsOf, EventFilter, Filter, MemberFacts } from './filter.ts';
import { measureIn, occurrences } from './measure-events.ts';
import { meetsValueTest } from './meets-test.ts';
import { resolveWindow } from './resolve-window.ts';

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
      return meetsEventFilter(filter, facts, asOf);
    case 'cohort':
      return facts.cohorts.has(filter.cohort);
    default:
      return unreachable(filter);
  }
}

function meetsEventFilter(filter: EventFilter, facts: MemberFacts, asOf: AsOf): boolean {
  const candidates = occurrences(filter, facts.events, asOf);
  return resolveWindow(filter.window, asOf).some((span) => measureIn(span, { filter, candidates, now: asOf.now }).met);
}
