import { unreachable } from '@magpie/kit';
import { describeDateTest } from './describe-date-test.ts';
import { describePropertyTests, describeValueTest, unfilled } from './describe-value-test.ts';
import { describeWindow } from './describe-window.ts';
import { type EventWords, eventWords } from './event-words.ts';
import type { EventDateFilter, EventFilter, EventPropertyFilter, EventsInWindow, ScoreFilter } from './filter.ts';
import { isOccurrence, isAbsence } from './occurrence.ts';
import type { Phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** An event clause; `isNegated` is honoured only where {@link hasNegation} says so. */
export function describeEvent(filter: EventFilter, phrases: Phrasing, isNegated: boolean): string {
  const { clauses } = phrases.words;
  const { event, values } = partsOf(filter, phrases);
  const isAbsent = isAbsence(filter) || (isNegated && isOccurrence(filter));
  if (isAbsent) return tidy(fill(clauses.occurredNot, { ...values, test: '' }));
  if (isOccurrence(filter)) return tidy(fill(clauses.occurred, { ...values, did: event.occurred, test: '' }));
  const { measure } = filter;
  const property = 'property' in measure && measure.property !== undefined ? measure.property || unfilled : phrases.words.eventValue;
  const template = measure.type === 'sum' && measure.property !== undefined ? clauses.sumOf : clauses[measure.type];
  const test = fill(phrases.words.numbers[filter.test.op], { value: measured(filter, phrases) });
  return tidy(fill(template, { ...values, property, test }));
}

/** "Did" has a "did not" of its own; a comparison is negated around the whole clause. */
export function hasNegation(filter: EventFilter): boolean {
  return isOccurrence(filter) && !isAbsence(filter);
}

/** A clause about the first or last event. */
export function describeEdge(filter: EventPropertyFilter | EventDateFilter, phrases: Phrasing): string {
  const { clauses } = phrases.words;
  const { values } = partsOf(filter, phrases);
  if (filter.type === 'eventDate') return tidy(fill(clauses.eventDate[filter.which], { ...values, test: describeDateTest(filter.test, phrases) }));
  const test = describeValueTest(filter.test, phrases);
  return tidy(fill(clauses.eventProperty[filter.which], { ...values, property: filter.property || unfilled, test }));
}

/** A clause about a score. */
export function describeScore(filter: ScoreFilter, phrases: Phrasing): string {
  const { words } = phrases;
  const test = fill(words.numbers[filter.test.op], { value: phrases.number(filter.test.value) });
  return tidy(fill(words.clauses.score, { ...partsOf(filter, phrases).values, score: words.scores[filter.score], test }));
}

function partsOf(
  filter: EventsInWindow,
  phrases: Phrasing,
): { readonly event: EventWords; readonly values: EventWords & { readonly window: string; readonly where: string } } {
  const event = eventWords(filter.event, phrases.context.locale);
  return { event, values: { ...event, window: describeWindow(filter.window, phrases), where: describePropertyTests(filter.where, phrases) } };
}

function measured({ measure, test: { value } }: EventFilter, phrases: Phrasing): string {
  switch (measure.type) {
    case 'count':
      return phrases.count(phrases.words.times, value);
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
      return measure.property === undefined ? phrases.money(value) : phrases.number(value);
    case 'distinct':
      return phrases.number(value);
    case 'days':
    case 'firstDaysAgo':
    case 'lastDaysAgo':
      return phrases.count(phrases.words.days, value);
    default:
      return unreachable(measure);
  }
}

/** A clause without a window leaves a space at its edge or two in its middle. */
export function tidy(text: string): string {
  return text.trim().replaceAll('  ', ' ');
}
