import { type Proportion, shareOf } from './proportion.ts';
import { type Interval, wilsonInterval } from './wilson-interval.ts';

export interface ProportionsCompared {
  /** Shares of each arm, 0 to 1. */
  readonly treated: number;
  readonly control: number;
  /** treated − control, −1 to 1. */
  readonly effect: number;
  /** Where the true effect lies with the confidence asked for. */
  readonly interval: Interval;
}

/**
 * Compares two independent arms by the hybrid score interval: method 10 of Newcombe, "Interval estimation for the difference between
 * independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890. Never NaN: an empty arm is a share of 0
 * with the interval of complete ignorance.
 */
export function differenceOfProportions(arms: {
  readonly treated: Proportion;
  readonly control: Proportion;
  readonly confidence?: number;
}): ProportionsCompared {
  const { confidence = 0.95 } = arms;
  const treated = shareOf(arms.treated);
  const control = shareOf(arms.control);
  const [treatedLow, treatedHigh] = wilsonInterval(arms.treated, confidence);
  const [controlLow, controlHigh] = wilsonInterval(arms.control, confidence);
  const effect = treated - control;
  const below = Math.hypot(treated - treatedLow, controlHigh - control);
  const above = Math.hypot(treatedHigh - treated, control - controlLow);
  return { treated, control, effect, interval: [Math.max(-1, effect - below), Math.min(1, effect + above)] };
}
