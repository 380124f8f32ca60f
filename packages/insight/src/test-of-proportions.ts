import { incompleteGammaUpper } from './incomplete-gamma.ts';
import { type Proportion, shareOf } from './proportion.ts';

export interface ProportionsTested {
  readonly chiSquare: number;
  /** Arms with people in them, less one. */
  readonly degreesOfFreedom: number;
  /** The chance of shares at least this unequal if all arms were alike. */
  readonly pValue: number;
}

/**
 * Tests whether two or more arms share one proportion: Pearson's χ² (Philosophical Magazine 50 (1900) 157–175) with Fisher's degrees of freedom,
 * without continuity correction. For two arms it is the two-sided z test with the pooled share, z² = χ². Nothing to tell apart (one arm,
 * nobody, or everybody) is χ² 0 and p 1.
 */
export function testOfProportions(arms: readonly Proportion[]): ProportionsTested {
  for (const arm of arms) shareOf(arm);
  const peopled = arms.filter(({ n }) => n > 0);
  const degreesOfFreedom = Math.max(0, peopled.length - 1);
  const n = peopled.reduce((sum, arm) => sum + arm.n, 0);
  const pooled = n === 0 ? 0 : peopled.reduce((sum, arm) => sum + arm.k, 0) / n;
  const spread = pooled * (1 - pooled);
  if (degreesOfFreedom === 0 || spread === 0) return { chiSquare: 0, degreesOfFreedom, pValue: 1 };
  const chiSquare = peopled.reduce((sum, arm) => sum + (arm.k - arm.n * pooled) ** 2 / (arm.n * spread), 0);
  return { chiSquare, degreesOfFreedom, pValue: incompleteGammaUpper(degreesOfFreedom / 2, chiSquare / 2) };
}
