import type { LunarDate } from '@magpie/calendar';
import type { Words } from '@magpie/ui';
import './words.ts';

/** 七月初七, 闰六月初一 · 7th of the 7th month, 1st of the leap 6th month. */
export function lunarWords({ month, day, leap }: LunarDate, words: Words): string {
  const name = words(`lunar.month.${month}`);
  return words('lunar.date', { month: leap ? words('lunar.leap', { month: name }) : name, day: words(`lunar.day.${day}`) });
}

/** As a calendar on the wall writes it under the date: 初七 · 7th; on the first day of a month its name instead. */
export function lunarBrief({ month, day, leap }: LunarDate, words: Words): string {
  if (day !== 1) return words(`lunar.day.${day}`);
  const name = words(`lunar.month-short.${month}`);
  return leap ? words('lunar.leap', { month: name }) : name;
}
