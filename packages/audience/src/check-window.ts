import { type Problem, unreachable } from '@magpie/kit';
import type { FilterCheckContext } from './filter-check-context.ts';
import { problem } from './problem.ts';
import type { RollingWindow, Window } from './window.ts';

/** Windows without an instant, and those that need an anchor. */
export function checkWindow(window: Window, context: FilterCheckContext, path: Problem['path']): Problem[] {
  switch (window.type) {
    case 'ever':
    case 'dayOfYear':
      return [];
    case 'absolute':
      if (window.from === null || window.to === null || window.from < window.to) return [];
      return [problem(window.from === window.to ? 'audience.window-empty' : 'audience.window-reversed', path, { from: window.from, to: window.to })];
    case 'rolling':
      return lengthOf(window).count > 0 ? [] : [problem('audience.window-empty', [...path, lengthOf(window).unit], { from: 0, to: 0 })];
    case 'workingDays':
      return window.days > 0 ? [] : [problem('audience.window-empty', [...path, 'days'], { from: 0, to: 0 })];
    case 'calendar': {
      const { days } = window;
      return days === undefined || days.from <= days.to
        ? []
        : [problem('audience.window-reversed', [...path, 'days'], { from: days.from, to: days.to })];
    }
    case 'anchor':
      return checkAnchorWindow(window, context, path);
    default:
      return unreachable(window);
  }
}

/** A rolling window's length and the name of its unit. */
export function lengthOf(window: RollingWindow): { readonly count: number; readonly unit: 'hours' | 'days' | 'weeks' | 'months' } {
  if ('hours' in window) return { count: window.hours, unit: 'hours' };
  if ('days' in window) return { count: window.days, unit: 'days' };
  return 'weeks' in window ? { count: window.weeks, unit: 'weeks' } : { count: window.months, unit: 'months' };
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
