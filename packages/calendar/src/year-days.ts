import { lunarDateOf } from './lunar-date.ts';
import { lunarMonths } from './lunar-months.ts';
import { memoise } from './memoise.ts';
import { addDays } from './plain-date.ts';

/** Solar: the common calendar. Lunar: the Chinese one, its years numbered by the common year in which they begin. */
export type YearCalendar = 'solar' | 'lunar';

/** Local dates [from, to). */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** The first year of which anniversaries are known. */
const firstYear = 1900;

/** The year a local date lies in. */
export function yearOf(calendar: YearCalendar, date: string): number {
  return calendar === 'solar' ? Number(date.slice(0, 4)) : lunarDateOf(date).year;
}

/**
 * The days `from` to `to` ('MM-DD', both included) that begin in a year, ending in the next one when `from` is the later. Lunar months are the
 * regular ones; a leap month between the two belongs to them. A day that the year lacks (29 February, the 30th of a short month) begins and ends with
 * its month's end.
 */
export function yearDays(calendar: YearCalendar, year: number, { from, to }: { readonly from: string; readonly to: string }): DateRange {
  const start = dayIn(calendar, year, from);
  const end = dayIn(calendar, to < from ? year + 1 : year, to);
  return { from: start.date, to: end.exists ? addDays(end.date, 1) : end.date };
}

/**
 * The days of earlier years whose anniversary is `date`, in order. In a year that lacks the day, its last day of the month stands for it: 28 February for
 * the 29th, the lunar 29th for the 30th. Who was born in a leap month celebrates in the regular month of that number.
 */
export function anniversaryOrigins(calendar: YearCalendar, date: string): readonly string[] {
  return calendar === 'solar' ? solarOrigins(date) : lunarOrigins(date);
}

const solarOrigins = memoise(
  (date: string): readonly string[] => {
    const monthDay = date.slice(5);
    const monthDays = monthDay === '02-28' && !isLeapYear(Number(date.slice(0, 4))) ? [monthDay, '02-29'] : [monthDay];
    return yearsBefore(Number(date.slice(0, 4))).flatMap((year) =>
      monthDays.filter((day) => day !== '02-29' || isLeapYear(year)).map((day) => `${year}-${day}`),
    );
  },
  (date) => date,
);

const lunarOrigins = memoise(
  (date: string): readonly string[] => {
    const { year, month, day, leap } = lunarDateOf(date);
    if (leap) return [];
    const isLast = lunarMonth({ year, month })?.days === day;
    return yearsBefore(year).flatMap((earlier) =>
      [lunarMonth({ year: earlier, month }), lunarMonth({ year: earlier, month, leap: true })].flatMap((found) => {
        if (found === null) return [];
        const days = isLast && day === 29 ? [29, 30] : [day];
        return days.filter((each) => each <= found.days).map((each) => addDays(found.first, each - 1));
      }),
    );
  },
  (date) => date,
);

function yearsBefore(year: number): readonly number[] {
  return Array.from({ length: Math.max(year - firstYear, 0) }, (_, index) => firstYear + index);
}

/** A day of a year; where it does not exist, the day after its month's last. */
function dayIn(calendar: YearCalendar, year: number, monthDay: string): { readonly date: string; readonly exists: boolean } {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  const found = calendar === 'solar' ? solarMonth(year, month) : lunarMonth({ year, month });
  if (found === null || day < 1) throw new RangeError(`No such day of the ${calendar} year: ${monthDay}`);
  return { date: addDays(found.first, Math.min(day - 1, found.days)), exists: day <= found.days };
}

interface Month {
  readonly first: string;
  readonly days: number;
}

function solarMonth(year: number, month: number): Month {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return { first, days: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}

/** A month of the Chinese calendar. Null: that year has no such month, or not twice. */
function lunarMonth({ year, month, leap = false }: { readonly year: number; readonly month: number; readonly leap?: boolean }): Month | null {
  return lunarMonths(year).find((one) => one.month === month && one.leap === leap) ?? null;
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
