import { SolarDay } from 'tyme4ts';
import type { Festival } from './anchor.ts';
import { festivals } from './festivals.ts';
import { anchorDatesIn } from './resolve-anchor.ts';

/** What a calendar on the wall says of a day. */
export interface DayFacts {
  readonly lunar: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly leap: boolean;
    /** 七月初七 */ readonly text: string;
  };
  /** Solar term that begins on this day (立秋 …), or null. */
  readonly term: string | null;
  readonly festivals: readonly Festival[];
  /** True for a working day, false for a day off; swapped days follow the table. */
  readonly working: boolean;
}

/** Make-up working days and extra days off by date, as the government announces them each year; what is absent follows the weekday. */
export type WorkingDayTable = Readonly<Record<string, 'work' | 'off'>>;

/** Looks a local date up. */
export function dayFacts(date: string, workingDays: WorkingDayTable = {}): DayFacts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const solar = SolarDay.fromYmd(year, month, day);
  const lunar = solar.getLunarDay();
  const lunarMonth = lunar.getLunarMonth();
  const term = solar.getTermDay();
  const swapped = workingDays[date];
  return {
    lunar: {
      year: lunar.getYear(),
      month: Math.abs(lunar.getMonth()),
      day: lunar.getDay(),
      leap: lunarMonth.isLeap(),
      text: `${lunarMonth.getName()}${lunar.getName()}`,
    },
    term: term.getDayIndex() === 0 ? term.getSolarTerm().getName() : null,
    festivals: festivals.filter((festival) => anchorDatesIn({ type: 'festival', festival }, year).includes(date)),
    working: swapped === undefined ? solar.getWeek().getIndex() % 6 !== 0 : swapped === 'work',
  };
}
