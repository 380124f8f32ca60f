import type { Problem } from '@magpie/kit';
import type { Filter } from './filter.ts';
import type { Window } from './window.ts';

/**
 * The filter with a problem of `checkFilter` mended, where there is one obvious way; else null. The problem's path starts at the filter. Words under
 * `fix.<code>`.
 */
export function mendFilter(filter: Filter, problem: Pick<Problem, 'code' | 'path'>): Filter | null {
  const [step, index] = problem.path;
  if (step === 'window' && filter.type === 'event') {
    const window = mendWindow(filter.window, problem.code);
    return window === null ? null : { ...filter, window };
  }
  if (step !== 'of' || !('of' in filter)) return null;
  if (filter.type === 'not') {
    const of = mendFilter(filter.of, { ...problem, path: problem.path.slice(1) });
    return of === null ? null : { ...filter, of };
  }
  const clause = typeof index === 'number' ? filter.of[index] : undefined;
  if (clause === undefined) return null;
  const inside = problem.path.slice(2);
  // A group that nothing would be left of is the author's to fill.
  if (problem.code === 'audience.empty-group' && inside.length === 1)
    return filter.of.length > 1 ? { ...filter, of: filter.of.filter((_, at) => at !== index) } : null;
  const mended = mendFilter(clause, { ...problem, path: inside });
  return mended === null ? null : { ...filter, of: filter.of.map((each, at) => (at === index ? mended : each)) };
}

function mendWindow(window: Window, code: string): Window | null {
  if (window.type === 'absolute' && code === 'audience.window-reversed') return { ...window, from: window.to, to: window.from };
  if (window.type !== 'anchor') return null;
  if (code === 'audience.window-reversed') return { ...window, fromDays: window.toDays, toDays: window.fromDays };
  if (code === 'audience.window-empty') return { ...window, toDays: window.fromDays + 1 };
  if (code === 'audience.window-without-years') return { ...window, yearsBack: [1] };
  return code === 'audience.window-year-repeated' ? { ...window, yearsBack: [...new Set(window.yearsBack)] } : null;
}
