import { type Problem, unreachable } from '@magpie/kit';
import { checkPropertyTests } from './check-value-test.ts';
import type { FilterCheckContext } from './filter-check-context.ts';
import type { EventFilter, Window } from './filter.ts';
import { checkName, problem } from './problem.ts';

/** Mistakes in one event clause: its name, its window, and a number test that no or every member passes. */
export function checkEventClause(filter: EventFilter, context: FilterCheckContext, path: Problem['path']): Problem[] {
  const name = checkName(filter.event, [...path, 'event']);
  const isUnknown = name.length === 0 && context.events !== undefined && !context.events.has(filter.event);
  return [
    ...name,
    ...(isUnknown ? [problem('audience.event-unknown', [...path, 'event'], { event: filter.event })] : []),
    ...checkPropertyTests(filter.where, [...path, 'where']),
    ...checkWindow(filter.window, context, [...path, 'window']),
    ...checkNumberTest(filter, [...path, 'test']),
  ];
}

function checkWindow(window: Window, context: FilterCheckContext, path: Problem['path']): Problem[] {
  switch (window.type) {
    case 'ever':
      return [];
    case 'absolute':
      if (window.from === null || window.to === null || window.from < window.to) return [];
      return [problem(window.from === window.to ? 'audience.window-empty' : 'audience.window-reversed', path, { from: window.from, to: window.to })];
    case 'rolling':
      return window.days > 0 ? [] : [problem('audience.window-empty', [...path, 'days'], { from: 0, to: 0 })];
    case 'anchor':
      return checkAnchorWindow(window, context, path);
    default:
      return unreachable(window);
  }
}

function checkAnchorWindow(window: Window & { type: 'anchor' }, context: FilterCheckContext, path: Problem['path']): Problem[] {
  const { fromDays, toDays, yearsBack } = window;
  const problems: Problem[] = [];
  if (!context.hasAnchor) problems.push(problem('audience.anchor-missing', path));
  if (fromDays >= toDays)
    problems.push(problem(fromDays === toDays ? 'audience.window-empty' : 'audience.window-reversed', path, { from: fromDays, to: toDays }));
  if (yearsBack.length === 0) problems.push(problem('audience.window-without-years', [...path, 'yearsBack']));
  if (new Set(yearsBack).size < yearsBack.length) problems.push(problem('audience.window-year-repeated', [...path, 'yearsBack']));
  return problems;
}

/** Counts and whole days are 0, 1, 2, …; sums are whole minor units, below zero only after refunds, so only fractions decide there. */
function checkNumberTest({ measure, test }: EventFilter, path: Problem['path']): Problem[] {
  const { op, value } = test;
  const isFraction = !Number.isInteger(value);
  if (isFraction && op === '=') return [problem('audience.never-true', path, { op, value })];
  if (isFraction && op === '!=') return [problem('audience.always-true', path, { op, value })];
  if (measure.type === 'sum') return [];
  const isAlways = (op === '>=' && value <= 0) || (op === '>' && value < 0) || (op === '!=' && value < 0);
  const isNever = (op === '<' && value <= 0) || (op === '<=' && value < 0) || (op === '=' && value < 0);
  if (isNever) return [problem('audience.never-true', path, { op, value })];
  // Days ago ≥ 0 still says that there was a match at all.
  return isAlways && measure.type === 'count' ? [problem('audience.always-true', path, { op, value })] : [];
}
