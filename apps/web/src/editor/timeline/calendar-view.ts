import { addDays, daysBetween } from '@magpie/calendar';
import { withinWidths } from './time-scale.ts';

/** What of the calendar is looked at. Days are counted from 1970-01-01, with parts of days, so that they mean the same whatever the ruler begins with. */
export interface CalendarView {
  readonly dayWidth: number;
  /** The day that stands `offset` pixels right of the left edge. */
  readonly day: number;
  readonly offset: number;
}

const epoch = '1970-01-01';

export const dayNumber = (date: string): number => daysBetween(epoch, date);

const dateOf = (day: number): string => addDays(epoch, Math.floor(day));

/** Wider or narrower days, the one under the pointer staying there. `offset`: where the pointer is, from the left edge. */
export function zoomedAt(view: CalendarView, factor: number, offset: number): CalendarView {
  const day = view.day + (offset - view.offset) / view.dayWidth;
  return { dayWidth: withinWidths(view.dayWidth * factor), day, offset };
}

export interface Stretch {
  readonly firstDate: string;
  readonly lastDate: string;
}

/** All of a stretch on the screen, with room on the right for the card that hangs from its last day; days never wider than is good to read. */
export function fitted({ firstDate, lastDate }: Stretch, { width, cardWidth }: { readonly width: number; readonly cardWidth: number }): CalendarView {
  const days = daysBetween(firstDate, lastDate) + 1;
  // Clear of the stages' names at the left.
  const margin = 72;
  const dayWidth = withinWidths(Math.min(widestFitted, (width - cardWidth - margin - 24) / days));
  const used = days * dayWidth + cardWidth;
  return { dayWidth, day: dayNumber(firstDate), offset: Math.max(margin, (width - used) / 2) };
}

const widestFitted = 72;

/** The ruler's days: those of the journey and of what was asked for, and as many more on both sides as fill a screen, so that every day can be looked at from all around. */
export function rulerOf(
  stretch: Stretch,
  view: Pick<CalendarView, 'dayWidth'>,
  { width, asked }: { readonly width: number; readonly asked: readonly string[] },
): Stretch {
  const room = Math.ceil((Math.max(width, 320) * 0.75) / view.dayWidth);
  const dates = [stretch.firstDate, stretch.lastDate, ...asked].toSorted();
  return { firstDate: within(addDays(dates[0] ?? stretch.firstDate, -room)), lastDate: within(addDays(dates.at(-1) ?? stretch.lastDate, room)) };
}

/** The years that the calendar knows. */
function within(date: string): string {
  return date < '1900-01-01' ? '1900-01-01' : date > '2199-12-31' ? '2199-12-31' : date;
}

/** The date at the left edge. */
export function leftmostDate(view: CalendarView): string {
  return dateOf(view.day - view.offset / view.dayWidth);
}
