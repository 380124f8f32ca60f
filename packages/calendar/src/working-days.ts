import { addDays, weekdayOf } from './plain-date.ts';

/**
 * Make-up working days and extra days off by date, as the government announces them each year; what is absent follows the weekday.
 * A table that people edit: no rule predicts it.
 */
export type WorkingDayTable = Readonly<Record<string, 'work' | 'off'>>;

/** Whether a local date is a working day: what the table says, else Monday to Friday. */
export function isWorkingDay(date: string, table: WorkingDayTable = {}): boolean {
  const swapped = Object.hasOwn(table, date) ? table[date] : undefined;
  return swapped === undefined ? weekdayOf(date) <= 5 : swapped === 'work';
}

/** The first working day on or after a date; null when a whole year has none, which only a broken table does. */
export function nextWorkingDay(onOrAfter: string, table: WorkingDayTable = {}): string | null {
  for (let ahead = 0; ahead <= 366; ahead++) {
    const date = addDays(onOrAfter, ahead);
    if (isWorkingDay(date, table)) return date;
  }
  return null;
}
