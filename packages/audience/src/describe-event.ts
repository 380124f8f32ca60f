import { unreachable } from '@magpie/kit';
import { describePropertyTests } from './describe-value-test.ts';
import { describeWindow } from './describe-window.ts';
import type { EventFilter } from './filter.ts';
import { isOccurrence, isAbsence } from './occurrence.ts';
import type { Phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** An event clause; `isNegated` is honoured only where {@link hasNegation} says so. */
export function describeEvent(filter: EventFilter, phrases: Phrasing, isNegated: boolean): string {
  const { clauses } = phrases.words;
  const event = eventWords(filter.event, phrases);
  const values = { window: describeWindow(filter.window, phrases), where: describePropertyTests(filter.where, phrases), test: '' };
  const isAbsent = isAbsence(filter) || (isNegated && isOccurrence(filter));
  if (isAbsent) return tidy(fill(clauses.occurredNot, { ...values, ...event }));
  if (isOccurrence(filter)) return tidy(fill(clauses.occurred, { ...values, ...event, did: event.occurred }));
  return tidy(fill(clauses[filter.measure.type], { ...values, ...event, test: describeMeasured(filter, phrases) }));
}

/** "Did" has a "did not" of its own; a comparison is negated around the whole clause. */
export function hasNegation(filter: EventFilter): boolean {
  return isOccurrence(filter) && !isAbsence(filter);
}

function describeMeasured({ measure, test }: EventFilter, phrases: Phrasing): string {
  const value = measured(measure.type, test.value, phrases);
  return fill(phrases.words.numbers[test.op], { value });
}

function measured(type: EventFilter['measure']['type'], value: number, phrases: Phrasing): string {
  switch (type) {
    case 'count':
      return phrases.count(phrases.words.times, value);
    case 'sum':
      return phrases.money(value);
    case 'firstDaysAgo':
    case 'lastDaysAgo':
      return phrases.count(phrases.words.days, value);
    default:
      return unreachable(type);
  }
}

type EventWords = Phrasing['words']['events']['any'];

function eventWords(name: string, phrases: Phrasing): EventWords {
  const { any, ...known } = phrases.words.events;
  const own = Object.entries(known).find(([event]) => event === name)?.[1];
  if (own) return own;
  const event = fill(phrases.words.quote, { text: name });
  const named = (template: string): string => fill(template, { event });
  return {
    did: named(any.did),
    occurred: named(any.occurred),
    didNot: named(any.didNot),
    summed: named(any.summed),
    first: named(any.first),
    last: named(any.last),
  };
}

/** A clause without a window leaves a space at its edge. */
function tidy(text: string): string {
  return text.trim();
}
