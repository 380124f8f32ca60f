import { lunarDayName } from '@magpie/calendar';
import type { ScheduledDays } from '@magpie/journey/plan';
import type { ViewContext } from '../node-view.ts';
import { chosenOf } from './model.ts';

/** A day of a week or a month by its name: 周五, 8 日, 十五; Friday, day 8, day 15. */
export function dayName(every: 'week' | 'month' | 'lunar-month', day: number, { words, locale }: ViewContext): string {
  // 5 January 2026 was a Monday.
  if (every === 'week')
    return new Intl.DateTimeFormat(locale, { weekday: locale === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day));
  if (every === 'lunar-month' && locale !== 'en') return lunarDayName(day);
  return words('schedule-entry.day', { day });
}

/** "Every Friday", 每月 8 日: as half a sentence. */
export function daysInWords(scheduled: ScheduledDays, context: ViewContext): string {
  const { words, locale } = context;
  const { every } = scheduled;
  if (every === 'day') return words('schedule-entry.summary.day');
  const names = chosenOf(scheduled).map((day) => dayName(every, day, context));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return words(`schedule-entry.summary.${every}`, { days: list });
}
