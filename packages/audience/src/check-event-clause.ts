import type { Problem } from '@magpie/kit';
import { checkDateTest, checkPropertyTests, checkValueTest } from './check-value-test.ts';
import { checkWindow } from './check-window.ts';
import type { FilterCheckContext } from './filter-check-context.ts';
import type { EventDateFilter, EventFilter, EventMatch, EventPropertyFilter, EventsInWindow, ScoreFilter, SequenceFilter } from './filter.ts';
import { checkName, problem } from './problem.ts';
import { runsInMemberZone } from './runs-in-member-zone.ts';

/** Mistakes in a clause about events: names, its window, and a test that no or every member passes. */
export function checkEventClause(
  filter: EventFilter | EventPropertyFilter | EventDateFilter | SequenceFilter | ScoreFilter,
  context: FilterCheckContext,
  path: Problem['path'],
): Problem[] {
  const inWindow = checkEventsInWindow(filter, context, path);
  switch (filter.type) {
    case 'event':
      return [...inWindow, ...checkMeasure(filter, path), ...checkNumberTest(filter, [...path, 'test'])];
    case 'eventProperty':
      return [...inWindow, ...checkName(filter.property, [...path, 'property']), ...checkValueTest(filter.test, [...path, 'test'])];
    case 'eventDate':
      return [...inWindow, ...checkDateTest(filter.test, [...path, 'test'])];
    case 'sequence':
      return [
        ...inWindow,
        ...filter.steps.flatMap((step, index) => [
          ...checkMatch(step, context, [...path, 'steps', index]),
          ...step.same.flatMap((property, place) => checkName(property, [...path, 'steps', index, 'same', place])),
        ]),
      ];
    case 'score':
      return [...inWindow, ...checkScoreTest(filter, path)];
  }
}

function checkEventsInWindow(filter: EventsInWindow, context: FilterCheckContext, path: Problem['path']): Problem[] {
  return [...checkMatch(filter, context, path), ...checkWindow(filter.window, context, [...path, 'window'])];
}

function checkMatch({ event, where }: EventMatch, context: FilterCheckContext, path: Problem['path']): Problem[] {
  const name = checkName(event, [...path, 'event']);
  const isUnknown = name.length === 0 && context.events !== undefined && !context.events.has(event);
  return [
    ...name,
    ...(isUnknown ? [problem('audience.event-unknown', [...path, 'event'], { event })] : []),
    ...checkPropertyTests(where, [...path, 'where']),
  ];
}

function checkMeasure({ measure }: EventFilter, path: Problem['path']): Problem[] {
  return 'property' in measure && measure.property !== undefined ? checkName(measure.property, [...path, 'measure', 'property']) : [];
}

function checkScoreTest({ window, test }: ScoreFilter, path: Problem['path']): Problem[] {
  const { op, value } = test;
  const passing = [1, 2, 3, 4, 5].filter(
    (score) =>
      ({ '>=': score >= value, '>': score > value, '<=': score <= value, '<': score < value, '=': score === value, '!=': score !== value })[op],
  );
  return [
    ...(runsInMemberZone(window) ? [problem('audience.score-zone', [...path, 'window', 'zone'])] : []),
    ...(passing.length === 0 ? [problem('audience.never-true', [...path, 'test'], { op, value })] : []),
  ];
}

/** Counts and whole days are 0, 1, 2, …; sums of values are whole minor units, below zero only after refunds; of what a property holds nothing is known. */
function checkNumberTest({ measure, test }: EventFilter, path: Problem['path']): Problem[] {
  const { op, value } = test;
  const isOpen = measure.type === 'average' || measure.type === 'minimum' || measure.type === 'maximum';
  if (isOpen || (measure.type === 'sum' && measure.property !== undefined)) return [];
  const isFraction = !Number.isInteger(value);
  if (isFraction && op === '=') return [problem('audience.never-true', path, { op, value })];
  if (isFraction && op === '!=') return [problem('audience.always-true', path, { op, value })];
  if (measure.type === 'sum') return [];
  const isAlways = (op === '>=' && value <= 0) || (op === '>' && value < 0) || (op === '!=' && value < 0);
  const isNever = (op === '<' && value <= 0) || (op === '<=' && value < 0) || (op === '=' && value < 0);
  if (isNever) return [problem('audience.never-true', path, { op, value })];
  // Days ago ≥ 0 still says that there was a match at all.
  const isOfAll = measure.type === 'count' || measure.type === 'distinct' || measure.type === 'days';
  return isAlways && isOfAll ? [problem('audience.always-true', path, { op, value })] : [];
}
