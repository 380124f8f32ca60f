import { addDays, instantOf } from '@magpie/calendar';
import type { Instant } from '@magpie/kit';
import type { Moment, Plan } from './plan.ts';

/** The instant of a moment in a zone, for a run with this anchor. Null when the moment hangs on an anchor that the run has not. */
export function momentInstant(moment: Moment, anchorDate: string | null, zone: string): Instant | null {
  if (moment.type === 'date') return instantOf({ date: moment.date, time: moment.time, zone });
  if (anchorDate === null) return null;
  return instantOf({ date: addDays(anchorDate, moment.offsetDays), time: moment.time, zone });
}

/** Every moment of a plan with its address. */
export function planMoments(
  plan: Pick<Plan, 'ops'>,
): readonly { readonly op: number; readonly which: 'at' | 'from' | 'to'; readonly moment: Moment }[] {
  return plan.ops.flatMap((op, index) => {
    const found: { op: number; which: 'at' | 'from' | 'to'; moment: Moment }[] = [];
    if ((op.op === 'waitUntil' || op.op === 'enter') && op.at !== null) found.push({ op: index, which: 'at', moment: op.at });
    if (op.op === 'awaitEvent' && op.from !== null) found.push({ op: index, which: 'from', moment: op.from });
    if (op.op === 'awaitEvent' && op.to.type !== 'delay') found.push({ op: index, which: 'to', moment: op.to });
    return found;
  });
}
