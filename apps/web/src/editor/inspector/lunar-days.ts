import { addDays, lunarDateOf } from '@magpie/calendar';

/** The dates of a lunar year and a bit from a date on. */
export function lunarDaysFrom(date: string): readonly string[] {
  return Array.from({ length: 385 }, (_, ahead) => addDays(date, ahead));
}

/** The next dates with the same lunar month and day, of ordinary months; a year that lacks it (a thirtieth) is left out. */
export function sameLunarDay(date: string, years: number): readonly string[] {
  const { month, day } = lunarDateOf(date);
  const dates: string[] = [];
  let from = date;
  for (let year = 0; year < years; year += 1) {
    const found = Array.from({ length: 33 }, (_, ahead) => addDays(from, 353 + ahead)).find((each) => {
      const lunar = lunarDateOf(each);
      return lunar.month === month && lunar.day === day && !lunar.leap;
    });
    if (found !== undefined) dates.push(found);
    from = found ?? addDays(from, 365);
  }
  return dates;
}
