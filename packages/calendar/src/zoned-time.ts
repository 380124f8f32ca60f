import type { Instant } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';

export interface LocalMoment {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 'HH:MM' */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
}

const remembered = new Map<string, Instant>();
const rememberAtMost = 10_000;

/**
 * The instant of a local time. A time that a DST change skips moves forward by the gap; one that happens twice means the first
 * (RFC 5545 and Temporal's "compatible").
 */
export function instantOf({ date, time, zone }: LocalMoment): Instant {
  const key = `${date}T${time}|${zone}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(key, instant);
  return instant;
}

/** The first instant of a local day: midnight, or the end of the gap that removes it. */
export function startOfDay(date: string, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay().epochMilliseconds;
}

/** The local date at an instant. */
export function localDateOf(instant: Instant, zone: string): string {
  return zonedOf(instant, zone).toPlainDate().toString();
}

/** The local time of day at an instant, 'HH:MM', seconds cut off. */
export function localTimeOf(instant: Instant, zone: string): string {
  return zonedOf(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Whether a text names an IANA zone. Offsets ("+08:00") and abbreviations ("EST", "CST") are refused: they are not places. */
export function isZone(text: string): boolean {
  if (text !== 'UTC' && !/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

function zonedOf(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
