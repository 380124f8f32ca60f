import { eventsAsked } from '@magpie/audience';
import { plainWeeks } from '@magpie/calendar';
import { goneBefore, readWorkingDays } from '@magpie/db';
import { momentInstant, type Op } from '@magpie/journey/plan';
import { dayMs, type Instant } from '@magpie/kit';
import { filtersOf } from '../facts/filters-of.ts';
import type { StepScope } from '../facts/step-scope.ts';

/**
 * Before when events are no longer kept that an op looked at when it decided; null where everything that it may have looked at is still there. A day more,
 * since members live in zones of their own.
 */
export async function noLongerKept(
  { db, run, watermark }: StepScope,
  op: Op,
  { at, arrivedAt }: { readonly at: Instant; readonly arrivedAt: Instant },
): Promise<Instant | null> {
  const gone = await goneBefore(db, run.workspaceId);
  if (gone.size === 0) return null;
  const workingDays = (await readWorkingDays(db, run.workspaceId)) ?? plainWeeks;
  const asOf = { now: at, watermark, zone: run.zone, anchorDates: run.anchorDates, workingDays };
  const asked = filtersOf(op).flatMap((filter) => eventsAsked(filter, asOf));
  const awaited =
    op.op === 'awaitEvent'
      ? [{ event: op.event, from: op.from === null ? arrivedAt : momentInstant(op.from, run.anchorDates[0] ?? null, run.zone) }]
      : [];
  const before = [...asked, ...awaited].flatMap(({ event, from }) => {
    const end = gone.get(event);
    return end !== undefined && (from === null || from - dayMs < end) ? [end] : [];
  });
  return before.length === 0 ? null : Math.max(...before);
}
