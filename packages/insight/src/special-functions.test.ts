import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { hypergeometric } from './hypergeometric.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGammaUpper } from './incomplete-gamma.ts';
import { lnBeta, lnGamma } from './ln-gamma.ts';
import { normalCumulative, normalMultiplier, normalQuantile } from './normal.ts';
import { studentQuantile, studentTwoTails } from './student-t.ts';

/** Within a relative error, or the same sign of zero. */
const near = (actual: number, expected: number, relative = 1e-12) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-300));

describe('lnGamma', () => {
  it('knows the factorials and the half', () => {
    let lnFactorial = 0;
    for (let n = 2; n <= 170; n++) {
      lnFactorial += Math.log(n);
      near(lnGamma(n + 1), lnFactorial);
    }
    near(lnGamma(0.5), Math.log(Math.PI) / 2);
    expect(Math.abs(lnGamma(1))).toBeLessThan(1e-14);
  });
  it('agrees with printed values and obeys the reflection formula', () => {
    // Abramowitz & Stegun, table 6.1: Γ(1.25) = 0.90640 24771, Γ(1.75) = 0.91906 25268.
    expect(Math.exp(lnGamma(1.25))).toBeCloseTo(0.9064024771, 10);
    expect(Math.exp(lnGamma(1.75))).toBeCloseTo(0.9190625268, 10);
    for (const x of [1e-8, 0.01, 0.243, 0.4, 0.793]) near(lnGamma(x) + lnGamma(1 - x), Math.log(Math.PI / Math.sin(Math.PI * x)));
    near(lnBeta(2, 3), -Math.log(12));
    expect(() => lnGamma(0)).toThrow(/positive/);
  });
});

describe('the normal distribution', () => {
  it('has its printed quantiles, from tail to tail', () => {
    // AS 241's own check values.
    near(normalQuantile(0.25), -0.6744897501960817, 1e-15);
    near(normalQuantile(0.001), -3.090232306167814, 1e-15);
    near(normalQuantile(1e-20), -9.26234008979841, 1e-15);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalMultiplier(0.95)).toBeCloseTo(1.959963985, 9);
    expect(() => normalQuantile(1)).toThrow(/between 0 and 1/);
  });
  it('comes back from its quantile', () => {
    for (const p of [1e-300, 1e-12, 0.001, 0.02, 0.3, 0.5, 0.8, 0.999])
      expect(Math.abs(normalCumulative(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
  });
});

describe("Student's distribution", () => {
  /** The 97.5 % points as every table prints them. */
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
    [1e12, 1.96],
  ])('with %d degrees has 97.5%% below %d', (degrees, t) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 3);
    expect(studentQuantile(0.025, degrees)).toBeCloseTo(-t, 3);
  });
  it('is the Cauchy distribution with one degree, and inverts itself with broken ones', () => {
    for (const p of [0.51, 0.75, 0.99, 0.999999]) near(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)), 1e-9);
    for (const degrees of [0.3, 1.7, 17.776, 400.5, 1e7]) near(studentTwoTails(studentQuantile(0.995, degrees), degrees), 0.01, 1e-9);
    expect(studentQuantile(0.5, 3)).toBe(0);
  });
});

describe('incomplete gamma and beta', () => {
  it('have the printed 5 % and 1 % points of χ²', () => {
    for (const [degrees, fivePercent, onePercent] of [
      [1, 3.841, 6.635],
      [2, 5.991, 9.21],
      [10, 18.307, 23.209],
      [100, 124.342, 135.807],
    ] as const) {
      expect(incompleteGammaUpper(degrees / 2, fivePercent / 2)).toBeCloseTo(0.05, 4);
      expect(incompleteGammaUpper(degrees / 2, onePercent / 2)).toBeCloseTo(0.01, 4);
    }
    near(incompleteGammaUpper(1, 40), Math.exp(-40));
    expect([incompleteGammaUpper(2, 0), incompleteGammaUpper(2, Infinity)]).toEqual([1, 0]);
    // Either side of where the series hands over to the fraction.
    for (const x of [0.3, 1.9, 2.1, 30]) near(incompleteGammaUpper(1, x), Math.exp(-x));
  });
  it('agree with closed forms and with their mirror', () => {
    for (const x of [0, 0.01, 0.3, 0.77, 1]) {
      near(incompleteBeta(1, 3, x), 1 - (1 - x) ** 3, 1e-11);
      near(incompleteBeta(0.5, 0.5, x), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-11);
    }
    const random = seededRandom('mirror');
    for (let i = 0; i < 200; i++) {
      const [a, b, x] = [20 * random.next() + 0.1, 20 * random.next() + 0.1, random.next()];
      expect(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x)).toBeCloseTo(1, 11);
    }
  });
});

describe('hypergeometric', () => {
  it('agrees with closed forms on both sides of the transformation', () => {
    near(hypergeometric({ a: 1, b: 1, c: 2, z: 0.9 }), -Math.log(0.1) / 0.9);
    near(hypergeometric({ a: 2.5, b: 3, c: 3, z: 0.97 }), 0.03 ** -2.5, 1e-10);
    near(hypergeometric({ a: 0.5, b: 1, c: 1.5, z: 0.49 }), Math.atanh(0.7) / 0.7);
    expect(hypergeometric({ a: 1, b: 2, c: 3, z: 0 })).toBe(1);
    expect(() => hypergeometric({ a: 1, b: 1, c: 2, z: 1 })).toThrow(/0, 1/);
  });
});
