import { almanacFestivalOfYear } from './festival-dates.ts';
import { lunarMonths } from './lunar-months.ts';
import { memoise } from './memoise.ts';
import { daysBetween } from './plain-date.ts';

/** A day of the Chinese calendar. */
export interface LunarDate {
  /** The lunar year, numbered by the Gregorian year in which it begins. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** True in the second of two months of the same number (闰六月). */
  readonly leap: boolean;
  /** 七月初七, 闰六月初一 */
  readonly text: string;
}

/** The Chinese calendar's name for a local date 'YYYY-MM-DD' of the years 1891 to 2209. Throws RangeError for others. */
export const lunarDateOf: (date: string) => LunarDate = memoise(
  (date) => {
    const common = Number(date.slice(0, 4));
    const year = date < almanacFestivalOfYear('spring-festival', common) ? common - 1 : common;
    const found = lunarMonths(year).findLast(({ first }) => first <= date);
    if (found === undefined) throw new RangeError(`Not a date: ${date}`);
    const { month, leap, first } = found;
    const day = daysBetween(first, date) + 1;
    return { year, month, day, leap, text: `${leap ? '闰' : ''}${monthName(month)}月${lunarDayName(day)}` };
  },
  (date) => date,
);

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

function monthName(month: number): string {
  if (month === 1) return '正';
  return month <= 10 ? (digits[month] ?? '') : `十${digits[month - 10] ?? ''}`;
}

/** What a day of a lunar month is called, 1 to 30: 初一, 十五, 廿九. */
export function lunarDayName(day: number): string {
  if (day <= 10) return `初${digits[day] ?? ''}`;
  if (day === 20 || day === 30) return `${digits[day / 10] ?? ''}十`;
  return `${day < 20 ? '十' : '廿'}${digits[day % 10] ?? ''}`;
}
