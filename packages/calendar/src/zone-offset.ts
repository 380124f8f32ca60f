import { dayMs, type Instant } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';

const changes = 'changes';
const known = new Map<string, Map<number, number | typeof changes>>();
const daysPerZoneAtMost = 20_000;

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws RangeError for an unknown zone.
 * Remembered by UTC day, because asking the zone database costs fifty times the arithmetic that needs it; a day whose offset changes is asked
 * each time.
 */
export function zoneOffset(instant: Instant, zone: string): number {
  const day = Math.floor(instant / dayMs);
  const constant = known.get(zone)?.get(day);
  if (constant !== undefined) return constant === changes ? offsetAsked(instant, zone) : constant;
  const first = offsetAsked(day * dayMs, zone);
  const last = offsetAsked((day + 1) * dayMs - 1, zone);
  remember(zone, day, first === last ? first : changes);
  return first === last ? first : offsetAsked(instant, zone);
}

function remember(zone: string, day: number, offset: number | typeof changes): void {
  const days = known.get(zone) ?? new Map<number, number | typeof changes>();
  if (days.size >= daysPerZoneAtMost) days.clear();
  known.set(zone, days.set(day, offset));
}

function offsetAsked(instant: Instant, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}
