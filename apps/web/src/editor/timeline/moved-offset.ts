import { daysBetween } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import type { TimeShift } from '../store/time-verbs.ts';

/** The moment that a step would be given, as far as its card would show an offset; null where it shows none. */
export function movedOffset(when: When | null, { from, to, anchorDate }: Pick<TimeShift, 'from' | 'to' | 'anchorDate'>): When | null {
  if (when?.type === 'anchor') return { ...when, offsetDays: when.offsetDays + daysBetween(from.date, to.date) };
  if (when !== null || anchorDate === null) return null;
  return { type: 'anchor', offsetDays: daysBetween(anchorDate, to.date), time: to.time, zone: 'workspace', past: 'skip' };
}
