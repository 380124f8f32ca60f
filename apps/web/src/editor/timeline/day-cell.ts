import { daysBetween } from '@magpie/calendar';
import type { Stage, When } from '@magpie/journey';
import { formatDay, type Locale } from '@magpie/ui';

/** A day in a lane: where a step can be put. */
export interface DayCell {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 'HH:MM' where days are so wide that a time can be pointed at. */
  readonly time: string | null;
  readonly stage: Stage | null;
}

/** When nobody says, in the morning, outside of everybody's quiet hours. */
export const usualTime = '10:00';

export function isSameCell(one: DayCell | null, other: DayCell | null): boolean {
  return one?.date === other?.date && one?.time === other?.time && one?.stage === other?.stage;
}

/** 8 月 3 日 周二, with the time where one was pointed at. */
export function cellDay({ date, time }: DayCell, locale: Locale): string {
  return time === null ? formatDay(date, locale) : `${formatDay(date, locale)} ${time}`;
}

/** The moment a step gets there: by its distance from the anchor, so that it comes along when the anchor moves; without an anchor, that date. */
export function whenIn({ date, time }: DayCell, anchorDate: string | null): When {
  const rest = { time: time ?? usualTime, zone: 'workspace', past: 'skip' } as const;
  return anchorDate === null ? { type: 'date', date, ...rest } : { type: 'anchor', offsetDays: daysBetween(anchorDate, date), ...rest };
}
