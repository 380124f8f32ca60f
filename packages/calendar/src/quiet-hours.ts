import { dayMs, type Instant, minuteMs } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';
import { zoneOffset } from './zone-offset.ts';

/** Hours in which nobody is to be disturbed: [start, end) in local 'HH:MM'; start after end wraps midnight, equal means never. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
}

/** Whether an instant falls into quiet hours where the person is. */
export function isQuiet(instant: Instant, zone: string, quiet: QuietHours): boolean {
  const start = timeOfDayMs(quiet.start);
  const end = timeOfDayMs(quiet.end);
  const time = remainder(instant + zoneOffset(instant, zone), dayMs);
  return start <= end ? time >= start && time < end : time >= start || time < end;
}

/**
 * The first instant, from `instant` on, that is not quiet. Exact over clock changes: a gap can end the quiet hours early, and an hour that
 * comes twice is quiet twice.
 */
export function nextAllowed(instant: Instant, zone: string, quiet: QuietHours): Instant {
  if (!isQuiet(instant, zone, quiet)) return instant;
  const offset = zoneOffset(instant, zone);
  const end = instant + remainder(timeOfDayMs(quiet.end) - (instant + offset), dayMs);
  if (zoneOffset(end, zone) === offset) return end;
  // The clock changes before the quiet hours would end: whoever is still quiet after the change counts again from there.
  return nextAllowed(Math.min(end, nextChange(instant, zone) ?? end), zone, quiet);
}

function nextChange(instant: Instant, zone: string): Instant | null {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).getTimeZoneTransition('next')?.epochMilliseconds ?? null;
}

function timeOfDayMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minuteMs;
}

function remainder(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
