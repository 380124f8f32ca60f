import { stickyFraction } from '@magpie/kit';
import type { Op } from './plan.ts';

/**
 * The arm of a member: the first whose cumulative share exceeds the sticky hash of (stable external id, journey, node). The same in shadow copies,
 * on re-entry and in later runs; a change of weights moves only those whose fraction lies between the old and the new borders.
 */
export function armOf(split: Extract<Op, { readonly op: 'split' }>, journeyId: string, externalId: string): string {
  const fraction = stickyFraction(`${externalId}|${journeyId}|${split.node}`);
  const total = split.arms.reduce((sum, arm) => sum + arm.weight, 0);
  let cumulative = 0;
  for (const arm of split.arms) {
    cumulative += arm.weight / total;
    if (fraction < cumulative) return arm.outcome;
  }
  // Rounding can leave the last border a hair below 1.
  return split.arms.findLast((arm) => arm.weight > 0)?.outcome ?? '';
}
