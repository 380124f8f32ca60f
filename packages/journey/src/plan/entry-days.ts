import { addDays, instantOf, localDateOf } from '@magpie/calendar';
import { dayMs, hourMs, type Instant } from '@magpie/kit';
import type { EntrySource } from './entry.ts';
import { isScheduled, longestGapDays } from './scheduled-days.ts';

/** Sources by which days let people in. */
type DaySource = Extract<EntrySource, { type: 'date' | 'schedule' }>;

/** A day whose people enter at an instant. */
export interface EntryDay {
  /** The day that must be in a member's data, or return; of a schedule, the day itself. */
  readonly day: string;
  readonly at: Instant;
}

/** The days whose people enter in (after, upTo], in a zone, in order. */
export function entryDays(
  source: DaySource,
  zone: string,
  { after, upTo }: { readonly after: Instant; readonly upTo: Instant },
): readonly EntryDay[] {
  const days: EntryDay[] = [];
  // A time that a clock change skips is later, so that the day before is looked at too.
  for (let date = addDays(localDateOf(after, zone), -1); ; date = addDays(date, 1)) {
    const at = instantOf({ date, time: source.time, zone });
    if (at > upTo) return days;
    if (at <= after) continue;
    if (source.type === 'date') days.push({ day: addDays(date, -source.offsetDays), at });
    else if (isScheduled(source.days, date)) days.push({ day: date, at });
  }
}

/** The next instant after `after` at which somebody in one of the zones may enter. */
export function nextEntryInstant(source: DaySource, zones: readonly string[], after: Instant): Instant {
  const reach = source.type === 'date' ? 50 * hourMs : longestGapDays * dayMs;
  const soon = zones.map((zone) => entryDays(source, zone, { after, upTo: after + reach })[0]?.at ?? Infinity);
  return Math.min(...soon);
}
