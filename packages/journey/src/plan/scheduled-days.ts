import { addDays, lunarDateOf, weekdayOf } from '@magpie/calendar';

/** Days that come again and again: all of them, days of the week (1 is Monday, 7 Sunday), days of the month by the sun or the moon. */
export type ScheduledDays =
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  | { readonly every: 'month'; readonly days: readonly number[] }
  | { readonly every: 'lunar-month'; readonly days: readonly number[] };

/** Two scheduled days lie no further apart: a month and its end, by either calendar. */
export const longestGapDays = 63;

/** Whether a local date is one of them. A day that a month is too short for comes on its last; a leap month of the moon is a month. */
export function isScheduled(scheduled: ScheduledDays, date: string): boolean {
  switch (scheduled.every) {
    case 'day':
      return true;
    case 'week':
      return scheduled.weekdays.includes(weekdayOf(date));
    case 'month':
      return holds(scheduled.days, Number(date.slice(8)), addDays(date, 1).endsWith('-01'));
    case 'lunar-month':
      return holds(scheduled.days, lunarDateOf(date).day, lunarDateOf(addDays(date, 1)).day === 1);
  }
}

function holds(days: readonly number[], day: number, isLast: boolean): boolean {
  return days.some((wanted) => wanted === day || (isLast && wanted > day));
}
