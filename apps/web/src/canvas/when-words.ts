import { addDays, isPlainDate } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import { formatDay, type Locale, type Words } from '@magpie/ui';

export interface WhenContext {
  readonly words: Words;
  readonly locale: Locale;
  /** Local date of the next anchor first; empty without one. */
  readonly anchorDates: readonly string[];
}

/** The few signs at the right of a card's head: `−14 天`, `当日`, `等 3 天`. */
export function whenOffset(when: When | null, { words }: WhenContext): string | null {
  if (when === null || when.type === 'date') return null;
  if (when.type === 'delay') return words('when.delay.short', { amount: when.amount, unit: words(`when.unit.${when.unit}`, { count: when.amount }) });
  if (when.offsetDays === 0) return words('when.day-of');
  return words('when.offset', { days: `${when.offsetDays > 0 ? '+' : '−'}${Math.abs(when.offsetDays)}` });
}

/** The exact date with weekday and time, or null when it depends on the person. */
export function whenDate(when: When | null, context: WhenContext): string | null {
  if (when === null || when.type === 'delay') return null;
  const date = whenLocalDate(when, context.anchorDates[0]);
  return date === null ? null : `${formatDay(date, context.locale)} ${when.time}`;
}

/** Local date of a dated `when` for the given date of the anchor. */
export function whenLocalDate(when: When | null, anchorDate: string | undefined): string | null {
  if (when === null || when.type === 'delay') return null;
  if (when.type === 'date') return isPlainDate(when.date) ? when.date : null;
  return anchorDate === undefined ? null : addDays(anchorDate, when.offsetDays);
}
