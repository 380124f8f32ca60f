import { SolarDay } from 'tyme4ts';
import type { Festival } from './anchor.ts';
import { festivals } from './festivals.ts';
import { type LunarDate, lunarDateOf } from './lunar-date.ts';
import { memoise } from './memoise.ts';
import { anchorDatesIn } from './resolve-anchor.ts';
import { isWorkingDay, type WorkingDayTable } from './working-days.ts';

/** What a calendar on the wall says of a day. */
export interface DayFacts {
  readonly lunar: LunarDate;
  /** Solar term that begins on this day (立秋 …), or null. */
  readonly term: string | null;
  readonly festivals: readonly Festival[];
  /** True for a working day, false for a day off; swapped days follow the table. */
  readonly working: boolean;
}

const termOf = memoise(termOnDay, (date) => date);

/** Looks a local date 'YYYY-MM-DD' up. */
export function dayFacts(date: string, workingDays: WorkingDayTable = {}): DayFacts {
  const year = Number(date.slice(0, 4));
  return {
    lunar: lunarDateOf(date),
    term: termOf(date),
    festivals: festivals.filter((festival) => anchorDatesIn({ type: 'festival', festival }, year).includes(date)),
    working: isWorkingDay(date, workingDays),
  };
}

function termOnDay(date: string): string | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const term = SolarDay.fromYmd(year, month, day).getTermDay();
  return term.getDayIndex() === 0 ? term.getSolarTerm().getName() : null;
}
