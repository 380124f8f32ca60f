import type { Phrasing } from './phrasing.ts';
import type { CalendarName } from './value-test.ts';
import { fill } from './words.ts';

/** Two days of a year, by name: "2月10日", "农历七月初一"; the second does not say again that it is lunar. */
export function describeDayOfYear(
  { calendar, from, to }: { readonly calendar: CalendarName; readonly from: string; readonly to: string },
  phrases: Phrasing,
): { readonly from: string; readonly to: string } {
  if (calendar === 'solar') return { from: phrases.monthDay(from), to: phrases.monthDay(to) };
  const { words } = phrases;
  const lunar = (template: string, monthDay: string): string => {
    const [month = 1, day = 1] = monthDay.split('-').map(Number);
    return fill(template, { month: words.lunarMonths[month - 1] ?? month, day: words.lunarDays[day - 1] ?? day });
  };
  return { from: lunar(words.lunarDay, from), to: lunar(words.lunarDayTo, to) };
}
