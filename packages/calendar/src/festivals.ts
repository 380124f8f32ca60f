import type { Festival } from './anchor.ts';
import { type AlmanacFestival, almanacFestivalOfYear, isAlmanacFestival } from './festival-dates.ts';
import { memoise } from './memoise.ts';
import { addDays, weekdayOf } from './plain-date.ts';

/** How a festival's date is found in a year. */
type Rule =
  | { readonly type: 'solar'; readonly month: number; readonly day: number }
  /** The nth given weekday (1 Monday … 7 Sunday) of a month, then some days later. */
  | { readonly type: 'weekday'; readonly month: number; readonly nth: number; readonly weekday: number; readonly plusDays: number };

const rules: Readonly<Record<Exclude<Festival, AlmanacFestival>, Rule>> = {
  'mothers-day': { type: 'weekday', month: 5, nth: 2, weekday: 7, plusDays: 0 },
  'fathers-day': { type: 'weekday', month: 6, nth: 3, weekday: 7, plusDays: 0 },
  thanksgiving: { type: 'weekday', month: 11, nth: 4, weekday: 4, plusDays: 0 },
  'black-friday': { type: 'weekday', month: 11, nth: 4, weekday: 4, plusDays: 1 },
  'singles-day': { type: 'solar', month: 11, day: 11 },
};

/** Every festival, in the order of a year. */
export const festivals: readonly Festival[] = [
  'spring-festival',
  'lantern',
  'dragon-head',
  'dragon-boat',
  'qixi',
  'zhongyuan',
  'mid-autumn',
  'double-ninth',
  'laba',
  'new-years-eve',
  'qingming',
  'winter-solstice',
  'mothers-day',
  'fathers-day',
  'thanksgiving',
  'black-friday',
  'singles-day',
];

/**
 * The date of a festival in a numbered year: the lunar year for lunar festivals (so 腊八 of 2027 is 2028-01-04), the solar year for the others.
 * Throws RangeError for a festival of the Chinese calendar before 1890 or after 2209.
 */
export function festivalOfYear(festival: Festival, year: number): string {
  return remembered({ festival, year });
}

const remembered = memoise(
  ({ festival, year }: { readonly festival: Festival; readonly year: number }) =>
    isAlmanacFestival(festival) ? almanacFestivalOfYear(festival, year) : computed(rules[festival], year),
  ({ festival, year }) => `${festival}|${year}`,
);

function computed(rule: Rule, year: number): string {
  if (rule.type === 'solar') return `${year}-${two(rule.month)}-${two(rule.day)}`;
  const first = `${year}-${two(rule.month)}-01`;
  const toWeekday = (rule.weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, toWeekday + (rule.nth - 1) * 7 + rule.plusDays);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
