import { startOfDay } from '@magpie/calendar';
import type { Instant } from '@magpie/kit';
import { momentInstant } from '../plan/moment-instant.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * When a run for an anchor would start: at its entry's moment, or now when that is past and the anchor is still to come. Without a moment, now; for
 * an anchor that is past, at the day itself.
 */
export function startOfRun(
  plan: Plan,
  { anchorDate, zone, now }: { readonly anchorDate: string | null; readonly zone: string; readonly now: Instant },
): Instant {
  const enter = plan.ops[0];
  const moment = enter?.op === 'enter' && enter.at !== null ? momentInstant(enter.at, anchorDate, zone) : null;
  const anchorAt = anchorDate === null ? null : startOfDay(anchorDate, zone);
  if (anchorAt !== null && anchorAt < now) return moment ?? anchorAt;
  return Math.max(now, moment ?? now);
}
