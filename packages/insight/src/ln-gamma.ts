import { invariant } from '@magpie/kit';

/** Lanczos (1964) coefficients for g = 7 and nine terms, as computed by Godfrey (2001). */
const g = 7;
const coefficients = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
  9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x) for x > 0, to about 14 significant digits. Lanczos, "A precision approximation of the gamma function", SIAM J. Numer. Anal. B 1 (1964) 86–96. */
export function lnGamma(x: number): number {
  invariant(x > 0, `lnGamma is defined for positive numbers, not ${x}`);
  // Γ(x) = Γ(x + 1) / x keeps the series on the side where it is precise.
  if (x < 0.5) return lnGamma(x + 1) - Math.log(x);
  const shifted = x - 1;
  const series = coefficients.reduce((sum, coefficient, i) => (i === 0 ? coefficient : sum + coefficient / (shifted + i)), 0);
  const base = shifted + g + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for positive a and b. */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}
