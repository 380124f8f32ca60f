import { LunarDay, LunarMonth, SolarTerm } from 'tyme4ts';
import type { AlmanacFestival } from './festival-dates.ts';

/** How a festival of the Chinese calendar is found in the lunar or solar year of that number. */
type Rule =
  | { readonly type: 'lunar'; readonly month: number; readonly day: number }
  | { readonly type: 'lunar-year-end' }
  /** Terms are numbered from the winter solstice before the year, as tyme4ts does. */
  | { readonly type: 'term'; readonly index: number };

const rules: Readonly<Record<AlmanacFestival, Rule>> = {
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
};

/** The date of a festival by astronomy: what the table of {@link AlmanacFestival} dates is written from, and checked against. */
export function almanacDate(festival: AlmanacFestival, year: number): string {
  const rule = rules[festival];
  if (rule.type === 'lunar') return text(LunarDay.fromYmd(year, rule.month, rule.day).getSolarDay());
  if (rule.type === 'lunar-year-end') return text(LunarDay.fromYmd(year, 12, LunarMonth.fromYm(year, 12).getDayCount()).getSolarDay());
  return text(SolarTerm.fromIndex(year, rule.index).getSolarDay());
}

function text(day: { getYear(): number; getMonth(): number; getDay(): number }): string {
  return `${day.getYear()}-${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`;
}
