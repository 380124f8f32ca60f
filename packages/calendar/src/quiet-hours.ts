import type { Instant } from '@magpie/kit';
import { addDays } from './plain-date.ts';
import { instantOf, localDateOf, localTimeOf } from './zoned-time.ts';

/** Hours in which nobody is to be disturbed: [start, end) in local 'HH:MM'; start after end wraps midnight, equal means never. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
}

/** Whether an instant falls into quiet hours where the person is. */
export function isQuiet(instant: Instant, zone: string, quiet: QuietHours): boolean {
  const time = localTimeOf(instant, zone);
  if (quiet.start === quiet.end) return false;
  if (quiet.start < quiet.end) return time >= quiet.start && time < quiet.end;
  return time >= quiet.start || time < quiet.end;
}

/** The instant itself when it is not quiet, else the end of these quiet hours. */
export function nextAllowed(instant: Instant, zone: string, quiet: QuietHours): Instant {
  if (!isQuiet(instant, zone, quiet)) return instant;
  const date = localDateOf(instant, zone);
  const today = instantOf({ date, time: quiet.end, zone });
  const end = today > instant ? today : instantOf({ date: addDays(date, 1), time: quiet.end, zone });
  // A clock set back inside the quiet hours repeats some of them: the end may come twice, and only the second is out.
  return isQuiet(end, zone, quiet) ? nextAllowed(end + 3_600_000, zone, quiet) : end;
}
