import { invariant } from '@magpie/kit';
import { normalMultiplier, normalQuantile } from './normal.ts';

export interface Experiment {
  readonly nTreated: number;
  readonly nControl: number;
  /** The share expected of people who are left alone, 0 to 1. */
  readonly base: number;
  /** The chance wanted of finding a difference that is there. */
  readonly power?: number;
  readonly confidence?: number;
}

/**
 * The smallest increase over `base` that the experiment finds with the wanted power, as a difference of shares; null when none up to 100 % is large
 * enough. Two-sided, normal approximation without continuity correction: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions
 * (3rd ed. 2003), section 4.2, for arms of unequal size.
 */
export function minimumDetectableDifference({ nTreated, nControl, base, power = 0.8, confidence = 0.95 }: Experiment): number | null {
  invariant(base >= 0 && base <= 1 && nTreated >= 0 && nControl >= 0, 'An experiment has two arms and a base share');
  if (nTreated === 0 || nControl === 0) return null;
  const falseAlarm = normalMultiplier(confidence);
  const found = normalQuantile(power);
  const isFound = (difference: number): boolean => {
    const raised = base + difference;
    const pooled = (nTreated * raised + nControl * base) / (nTreated + nControl);
    const alike = Math.sqrt(pooled * (1 - pooled) * (1 / nTreated + 1 / nControl));
    const apart = Math.sqrt((raised * (1 - raised)) / nTreated + (base * (1 - base)) / nControl);
    return difference >= falseAlarm * alike + found * apart;
  };
  let high = 1 - base;
  if (high === 0 || !isFound(high)) return null;
  let low = 0;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (isFound(middle)) high = middle;
    else low = middle;
  }
  return high;
}
