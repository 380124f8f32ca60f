import { Temporal } from 'temporal-polyfill';
import type { DateRange } from './year-days.ts';

/** A period of the common calendar; weeks begin on Monday. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The period in which a local date lies, or one `back` periods before it. */
export function calendarPeriod(unit: PeriodUnit, date: string, back: number): DateRange {
  const day = Temporal.PlainDate.from(date);
  const first = firstOf(unit, day);
  const from = first.subtract(lengthOf(unit, back));
  return { from: from.toString(), to: from.add(lengthOf(unit, 1)).toString() };
}

function firstOf(unit: PeriodUnit, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
    case 'year':
      return day.with({ month: 1, day: 1 });
  }
}

function lengthOf(unit: PeriodUnit, count: number): Temporal.DurationLike {
  switch (unit) {
    case 'day':
      return { days: count };
    case 'week':
      return { weeks: count };
    case 'month':
      return { months: count };
    case 'quarter':
      return { months: 3 * count };
    case 'year':
      return { years: count };
  }
}
