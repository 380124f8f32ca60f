import type { Instant } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';
import { memoise } from './memoise.ts';
import { zoneOffset } from './zone-offset.ts';

export interface LocalMoment {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 'HH:MM' */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
}

/**
 * The instant of a local time. A time that a DST change skips moves forward by the gap; one that happens twice means the first
 * (RFC 5545 and Temporal's "compatible"). Throws RangeError for a date, time or zone that does not exist.
 */
export const instantOf: (moment: LocalMoment) => Instant = memoise(
  ({ date, time, zone }) =>
    Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' }).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  ({ date, time, zone }) => `${date}T${time}|${zone}`,
);

const firstInstant = memoise(
  ({ date, zone }: { readonly date: string; readonly zone: string }) =>
    Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds,
  ({ date, zone }) => `${date}|${zone}`,
);

/** The first instant of a local day: midnight, or the end of the gap that removes it. */
export function startOfDay(date: string, zone: string): Instant {
  return firstInstant({ date, zone });
}

/** The local date at an instant, 'YYYY-MM-DD'. */
export function localDateOf(instant: Instant, zone: string): string {
  return localIso(instant, zone).slice(0, 10);
}

/** The local time of day at an instant, 'HH:MM', seconds cut off. */
export function localTimeOf(instant: Instant, zone: string): string {
  return localIso(instant, zone).slice(11, 16);
}

/** The wall clock written as if it were UTC. Years 0 to 9999, the only ones that ISO writes in four digits. */
function localIso(instant: Instant, zone: string): string {
  return new Date(instant + zoneOffset(instant, zone)).toISOString();
}
