import { LunarDay, LunarMonth, SolarTerm } from 'tyme4ts';
import type { Festival } from './anchor.ts';
import { addDays, weekdayOf } from './plain-date.ts';

/** How a festival's dates are found in the lunar or solar year of that number. */
type Rule =
  | { readonly type: 'lunar'; readonly month: number; readonly day: number }
  | { readonly type: 'lunar-year-end' }
  | { readonly type: 'term'; readonly index: number }
  | { readonly type: 'solar'; readonly month: number; readonly day: number }
  /** The nth given weekday (1 Monday … 7 Sunday) of a month, then some days later. */
  | { readonly type: 'weekday'; readonly month: number; readonly nth: number; readonly weekday: number; readonly plusDays: number };

/** Terms are numbered from the winter solstice before the year, as tyme4ts does. */
const rules: Readonly<Record<Festival, Rule>> = {
  'spring-festival': { type: 'lunar', month: 1, day: 1 },
  lantern: { type: 'lunar', month: 1, day: 15 },
  'dragon-head': { type: 'lunar', month: 2, day: 2 },
  'dragon-boat': { type: 'lunar', month: 5, day: 5 },
  qixi: { type: 'lunar', month: 7, day: 7 },
  zhongyuan: { type: 'lunar', month: 7, day: 15 },
  'mid-autumn': { type: 'lunar', month: 8, day: 15 },
  'double-ninth': { type: 'lunar', month: 9, day: 9 },
  laba: { type: 'lunar', month: 12, day: 8 },
  'new-years-eve': { type: 'lunar-year-end' },
  qingming: { type: 'term', index: 7 },
  'winter-solstice': { type: 'term', index: 24 },
  'mothers-day': { type: 'weekday', month: 5, nth: 2, weekday: 7, plusDays: 0 },
  'fathers-day': { type: 'weekday', month: 6, nth: 3, weekday: 7, plusDays: 0 },
  thanksgiving: { type: 'weekday', month: 11, nth: 4, weekday: 4, plusDays: 0 },
  'black-friday': { type: 'weekday', month: 11, nth: 4, weekday: 4, plusDays: 1 },
  'singles-day': { type: 'solar', month: 11, day: 11 },
};

/** Every festival, in the order of a year. */
export const festivals: readonly Festival[] = Object.keys(rules).filter((name): name is Festival => name in rules);

const remembered = new Map<string, string>();

/** The date of a festival in a numbered year: the lunar year for lunar festivals (so 腊八 of 2027 is 2028-01-04), the solar year for the others. */
export function festivalOfYear(festival: Festival, year: number): string {
  const key = `${festival}|${year}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const date = computed(rules[festival], year);
  remembered.set(key, date);
  return date;
}

function computed(rule: Rule, year: number): string {
  if (rule.type === 'lunar') return solarOf(LunarDay.fromYmd(year, rule.month, rule.day));
  if (rule.type === 'lunar-year-end') return solarOf(LunarDay.fromYmd(year, 12, LunarMonth.fromYm(year, 12).getDayCount()));
  if (rule.type === 'term') return text(SolarTerm.fromIndex(year, rule.index).getSolarDay());
  if (rule.type === 'solar') return `${year}-${two(rule.month)}-${two(rule.day)}`;
  const first = `${year}-${two(rule.month)}-01`;
  const toWeekday = (rule.weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, toWeekday + (rule.nth - 1) * 7 + rule.plusDays);
}

function solarOf(day: LunarDay): string {
  return text(day.getSolarDay());
}

function text(day: { getYear(): number; getMonth(): number; getDay(): number }): string {
  return `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
