import { type WorkingDays, workingDayOf } from '@magpie/calendar';
import type { DayChange } from './use-day-verbs.ts';

/** A day the other way round. What comes to what the notice and the weekday say anyway is no exception. */
export function flippedDay(date: string, days: WorkingDays): DayChange {
  const wanted = workingDayOf(date, days).working ? 'off' : 'work';
  const usual = workingDayOf(date, { ...days, own: {} }).working ? 'work' : 'off';
  return { date, says: wanted === usual ? null : wanted };
}
