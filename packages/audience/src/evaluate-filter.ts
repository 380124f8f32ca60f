import { InvariantError, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import { lastSeen } from './as-seen.ts';
import { datePeriods, isInstantInPeriods } from './date-ranges.ts';
import { edgeEvents } from './edge-event.ts';
import type { EventFilter, Filter, MessageFilter, RunFilter } from './filter.ts';
import { followSequence } from './follow-sequence.ts';
import { measureIn, occurrences } from './measure-events.ts';
import { meetsAttributeTest } from './meets-attribute-test.ts';
import { meetsNumberTest, propertyOf } from './meets-test.ts';
import type { MemberFacts } from './member-facts.ts';
import { memberScore } from './member-score.ts';
import { resolveWindow, zoneOfWindow } from './resolve-window.ts';

/** Whether a member meets the filter as of `asOf`. This is the meaning of the language; the SQL must select exactly who passes here. */
export function evaluateFilter(filter: Filter, facts: MemberFacts, asOf: AsOf): boolean {
  switch (filter.type) {
    case 'all':
      return filter.of.every((clause) => evaluateFilter(clause, facts, asOf));
    case 'any':
      return filter.of.some((clause) => evaluateFilter(clause, facts, asOf));
    case 'not':
      return !evaluateFilter(filter.of, facts, asOf);
    case 'attribute': {
      const changes = facts.attributes.filter((change) => change.name === filter.name);
      return meetsAttributeTest(filter.test, lastSeen(changes, asOf)?.value, asOf);
    }
    case 'tag': {
      const changes = facts.tags.filter((change) => change.tag === filter.tag);
      return lastSeen(changes, asOf)?.present ?? false;
    }
    case 'consent':
      return hasAgreed(filter, facts, asOf);
    case 'reachable':
      return (facts.channels?.has(filter.channel) ?? false) && hasAgreed(filter, facts, asOf);
    case 'event':
      return meetsEventFilter(filter, facts, asOf);
    case 'eventProperty':
      return edgeEvents(filter, facts, asOf).some(({ properties }) => meetsAttributeTest(filter.test, propertyOf(properties, filter.property), asOf));
    case 'eventDate':
      return edgeEvents(filter, facts, asOf).some(({ occurredAt }) => isInstantInPeriods(occurredAt, datePeriods(filter.test, asOf)));
    case 'sequence':
      return followSequence(filter, facts, asOf) !== null;
    case 'score': {
      const score = memberScore(filter, facts, asOf);
      return score !== null && meetsNumberTest(filter.test, score);
    }
    case 'cohort':
      return facts.cohorts.has(filter.cohort);
    case 'run':
      return wasInRun(filter, facts, asOf);
    case 'message':
      return hasMessage(filter, facts, asOf);
    case 'audience':
      throw new InvariantError('A saved audience was not expanded');
    default:
      return unreachable(filter);
  }
}

/** Whether the last word on a purpose was yes. */
export function hasAgreed({ channel, purpose }: { readonly channel: string; readonly purpose: string }, facts: MemberFacts, asOf: AsOf): boolean {
  const changes = facts.consents.filter((change) => change.channel === channel && change.purpose === purpose);
  return lastSeen(changes, asOf)?.given ?? false;
}

function meetsEventFilter(filter: EventFilter, facts: MemberFacts, asOf: AsOf): boolean {
  const candidates = occurrences(filter, facts.events, asOf);
  const zone = zoneOfWindow(filter.window, facts.zone, asOf);
  return resolveWindow(filter.window, asOf, zone).some((reach) => measureIn(reach, { filter, candidates, now: asOf.now, zone }).met);
}

/** The history of runs has no fact numbers: what had happened by now is seen, whatever the watermark. */
function wasInRun({ run, node, outcome }: RunFilter, { steps = [] }: MemberFacts, asOf: AsOf): boolean {
  return steps.some(
    (step) =>
      step.run === run &&
      (node === null || step.node === node) &&
      (node === null || outcome === null || step.outcome === outcome) &&
      step.occurredAt <= asOf.now,
  );
}

/** A message stands where it stands: its states have no history. */
function hasMessage({ run, node, states }: MessageFilter, { messages = [] }: MemberFacts, asOf: AsOf): boolean {
  return messages.some((message) => message.run === run && message.node === node && states.includes(message.state) && message.occurredAt <= asOf.now);
}
