import type { Instant } from '@magpie/kit';
import { momentInstant, planMoments } from '../plan/moment-instant.ts';
import type { Plan } from '../plan/plan.ts';

/** Where a plan is run, and for whom. */
export interface Ground {
  /** By years back: index 0 is the anchor of this run; empty when the journey has none. */
  readonly anchorDates: readonly string[];
  readonly workspaceZone: string;
  /** The person's own. */
  readonly zone: string;
}

const known = new WeakMap<Plan, Map<string, ReadonlyMap<string, Instant>>>();

/** Every moment of a plan for a member, by `op|which`; computed once for a plan and a ground, since a million people share few of them. */
export function resolvedMoments(plan: Plan, { anchorDates, workspaceZone, zone }: Ground): ReadonlyMap<string, Instant> {
  const anchorDate = anchorDates[0] ?? null;
  const grounds = known.get(plan) ?? new Map<string, ReadonlyMap<string, Instant>>();
  known.set(plan, grounds);
  const key = `${anchorDate}|${workspaceZone}|${zone}`;
  const found = grounds.get(key);
  if (found) return found;
  const moments = new Map<string, Instant>();
  for (const { op, which, moment } of planMoments(plan)) {
    const instant = momentInstant(moment, anchorDate, moment.zone === 'member' ? zone : workspaceZone);
    if (instant !== null) moments.set(`${op}|${which}`, instant);
  }
  grounds.set(key, moments);
  return moments;
}
