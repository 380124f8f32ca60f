import { addDays, isPlainDate } from '@magpie/calendar';
import { formatDay } from '@magpie/ui';
import type { ViewContext } from '../node-view.ts';

/** The day so many days from the journey's next anchor, in words; null without an anchor. */
export function anchorDayWords(offsetDays: number, { anchorDates, locale }: Pick<ViewContext, 'anchorDates' | 'locale'>): string | null {
  const [anchorDate] = anchorDates;
  return anchorDate === undefined ? null : formatDay(addDays(anchorDate, offsetDays), locale);
}

/** A local date in words; null for a text that is none. */
export function dayWords(date: string, { locale }: Pick<ViewContext, 'locale'>): string | null {
  return isPlainDate(date) ? formatDay(date, locale) : null;
}
