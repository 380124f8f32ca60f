import type { Instant } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from './zoned-time.ts';

/** The instant so many months before, at the same local day and time; the 31st becomes a shorter month's last day. */
export function monthsBefore(instant: Instant, months: number, zone: string): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().subtract({ months });
  return instantOf({ date: local.toPlainDate().toString(), time: local.toPlainTime().toString(), zone });
}
