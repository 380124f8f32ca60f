import { normalMultiplier } from './normal.ts';
import { type Proportion, shareOf } from './proportion.ts';

/** [low, high], both inside what is possible. */
export type Interval = readonly [low: number, high: number];

/**
 * The score interval of one proportion, without continuity correction: Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; method 3 of Newcombe,
 * Statistics in Medicine 17 (1998) 857–872. Nobody observed means nothing known: [0, 1].
 */
export function wilsonInterval(proportion: Proportion, confidence = 0.95): Interval {
  const share = shareOf(proportion);
  const { n, k } = proportion;
  if (n === 0) return [0, 1];
  const z = normalMultiplier(confidence);
  const centre = 2 * k + z * z;
  const reach = z * Math.sqrt(z * z + 4 * k * (1 - share));
  const scale = 2 * (n + z * z);
  // At the edges the formula gives 0 and 1 but for rounding.
  return [k === 0 ? 0 : (centre - reach) / scale, k === n ? 1 : (centre + reach) / scale];
}
