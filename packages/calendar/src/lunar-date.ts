import { type LunarDay, SolarDay } from 'tyme4ts';
import { memoise } from './memoise.ts';

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

/** The Chinese calendar's name for a local date 'YYYY-MM-DD'. */
export const lunarDateOf: (date: string) => LunarDate = memoise(computed, (date) => date);

function computed(date: string): LunarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lunar: LunarDay = SolarDay.fromYmd(year, month, day).getLunarDay();
  const lunarMonth = lunar.getLunarMonth();
  return {
    year: lunar.getYear(),
    month: Math.abs(lunar.getMonth()),
    day: lunar.getDay(),
    leap: lunarMonth.isLeap(),
    text: `${lunarMonth.getName()}${lunar.getName()}`,
  };
}
