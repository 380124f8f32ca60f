import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { differenceOfMeans, drawGamma, sampleOf } from './index.ts';

/** Extra hours of sleep of ten patients under two drugs: Student, "The probable error of a mean", Biometrika 6 (1908) 20. */
const first = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
const second = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

describe('differenceOfMeans', () => {
  it("agrees with the published Welch interval of Student's sleep data (R's t.test)", () => {
    const { effect, interval, degreesOfFreedom, pValue } = differenceOfMeans({ treated: first, control: second, confidence: 0.95 });
    expect(effect).toBeCloseTo(-1.58, 10);
    expect(degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(pValue).toBeCloseTo(0.07939, 5);
    expect(interval?.[0]).toBeCloseTo(-3.3654832, 6);
    expect(interval?.[1]).toBeCloseTo(0.2054832, 6);
  });
  it('says nothing of a spread it has not seen, and divides by no zero', () => {
    const one = sampleOf([5]);
    expect(differenceOfMeans({ treated: one, control: second })).toMatchObject({ interval: null, degreesOfFreedom: null, pValue: null });
    expect(differenceOfMeans({ treated: sampleOf([]), control: sampleOf([]) })).toMatchObject({ effect: 0, interval: null });
    const constant = sampleOf([2, 2, 2]);
    expect(differenceOfMeans({ treated: constant, control: constant })).toMatchObject({ effect: 0, interval: [0, 0], pValue: 1 });
    expect(differenceOfMeans({ treated: constant, control: first }).degreesOfFreedom).toBeCloseTo(9, 9);
  });
  it('covers the truth as often as it says, on skewed revenue', () => {
    const random = seededRandom('coverage');
    const spend = (share: number) => (random.next() < share ? 60 * drawGamma(random, 2) : 0);
    const rounds = 400;
    const covered = Array.from({ length: rounds }, () => {
      const treated = sampleOf(Array.from({ length: 900 }, () => spend(0.3)));
      const control = sampleOf(Array.from({ length: 300 }, () => spend(0.2)));
      const [low, high] = differenceOfMeans({ treated, control, confidence: 0.9 }).interval ?? [0, 0];
      return low <= 12 && 12 <= high;
    }).filter(Boolean).length;
    expect(Math.abs(covered / rounds - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / rounds));
  });
});

describe('sampleOf', () => {
  it('keeps the variance of values far from 0', () => {
    expect(sampleOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toEqual({ n: 4, mean: 1e9 + 10, variance: 30 });
    expect(sampleOf([])).toEqual({ n: 0, mean: 0, variance: 0 });
    expect(() => sampleOf([1, NaN])).toThrow(/measured/);
  });
});
