import { invariant } from '@magpie/kit';
import type { Sample } from './sample.ts';
import { studentQuantile, studentTwoTails } from './student-t.ts';
import type { Interval } from './wilson-interval.ts';

export interface MeansCompared {
  readonly treated: number;
  readonly control: number;
  /** treated − control, in the unit of the means. */
  readonly effect: number;
  /** Null while an arm has fewer than two people: a spread that was not observed is not guessed. */
  readonly interval: Interval | null;
  /** Welch–Satterthwaite degrees of freedom; Infinity when neither arm varies, null with `interval`. */
  readonly degreesOfFreedom: number | null;
  /** Two-sided; null with `interval`. */
  readonly pValue: number | null;
}

/**
 * Compares the means of two independent arms without supposing equal variances: Welch, "The generalization of 'Student's' problem when several
 * different population variances are involved", Biometrika 34 (1947) 28–35, with the degrees of freedom of Satterthwaite, Biometrics Bulletin 2
 * (1946) 110–114. Revenue per member is skewed: trust the interval from some hundred buyers on.
 */
export function differenceOfMeans(arms: { readonly treated: Sample; readonly control: Sample; readonly confidence?: number }): MeansCompared {
  const { treated, control, confidence = 0.95 } = arms;
  for (const arm of [treated, control])
    invariant(arm.n >= 0 && arm.variance >= 0 && Number.isFinite(arm.mean), 'A sample has a count, a mean and a variance');
  const effect = treated.mean - control.mean;
  const means = { treated: treated.mean, control: control.mean, effect };
  if (treated.n < 2 || control.n < 2) return { ...means, interval: null, degreesOfFreedom: null, pValue: null };
  const ofTreated = treated.variance / treated.n;
  const ofControl = control.variance / control.n;
  const error = Math.sqrt(ofTreated + ofControl);
  if (error === 0) return { ...means, interval: [effect, effect], degreesOfFreedom: Infinity, pValue: effect === 0 ? 1 : 0 };
  // Written in shares of the squared error, so that very large and very small units neither overflow nor vanish.
  const share = ofTreated / (ofTreated + ofControl);
  const degreesOfFreedom = 1 / (share ** 2 / (treated.n - 1) + (1 - share) ** 2 / (control.n - 1));
  const reach = studentQuantile(0.5 + confidence / 2, degreesOfFreedom) * error;
  return { ...means, interval: [effect - reach, effect + reach], degreesOfFreedom, pValue: studentTwoTails(effect / error, degreesOfFreedom) };
}
