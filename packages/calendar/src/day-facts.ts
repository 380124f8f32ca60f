import type { Festival } from './anchor.ts';
import { festivals } from './festivals.ts';
import { type LunarDate, lunarDateOf } from './lunar-date.ts';
import { memoise } from './memoise.ts';
import { anchorDatesIn } from './resolve-anchor.ts';
import { type SolarTerm, solarTermOf } from './solar-term.ts';

/** What a calendar on the wall says of a day, for whoever hangs it up; which days are worked is a workspace's own ({@link workingDayOf}). */
export interface DayFacts {
  readonly lunar: LunarDate;
  /** Solar term that begins on this day, or null. */
  readonly term: SolarTerm | null;
  readonly festivals: readonly Festival[];
}

const festivalsIn: (year: number) => ReadonlyMap<string, readonly Festival[]> = memoise(
  (year) => {
    const byDate = new Map<string, Festival[]>();
    for (const festival of festivals)
      for (const date of anchorDatesIn({ type: 'festival', festival }, year)) byDate.set(date, [...(byDate.get(date) ?? []), festival]);
    return byDate;
  },
  (year) => String(year),
);

/** Looks a local date 'YYYY-MM-DD' up. */
export function dayFacts(date: string): DayFacts {
  return { lunar: lunarDateOf(date), term: solarTermOf(date), festivals: festivalsIn(Number(date.slice(0, 4))).get(date) ?? [] };
}
