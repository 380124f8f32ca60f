import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { drawBeta, drawExponential, drawGamma, drawNormal } from './index.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGammaUpper } from './incomplete-gamma.ts';
import { normalCumulative } from './normal.ts';

const draws = 20_000;

/** The largest gap between drawn and true distribution (Kolmogorov 1933); by chance above 1.95/√n once in a thousand. */
function gap(draw: () => number, cumulative: (x: number) => number): number {
  const sorted = Array.from({ length: draws }, draw).sort((a, b) => a - b);
  return Math.max(...sorted.map((x, i) => Math.max(Math.abs(cumulative(x) - i / draws), Math.abs(cumulative(x) - (i + 1) / draws))));
}

const limit = 1.95 / Math.sqrt(draws);

describe('draws follow their distribution', () => {
  it.each([0.05, 0.243, 0.793, 1, 2.426, 6.25, 300])('gamma of shape %d', (shape) => {
    const random = seededRandom(`gamma ${shape}`);
    expect(
      gap(
        () => drawGamma(random, shape),
        (x) => 1 - incompleteGammaUpper(shape, x),
      ),
    ).toBeLessThan(limit);
  });
  it.each([
    [0.793, 2.426],
    [5, 1],
    [30, 40],
  ])('beta of %d and %d', (a, b) => {
    const random = seededRandom(`beta ${a} ${b}`);
    expect(
      gap(
        () => drawBeta(random, a, b),
        (x) => incompleteBeta(a, b, x),
      ),
    ).toBeLessThan(limit);
  });
  it('normal and exponential', () => {
    const random = seededRandom('others');
    expect(gap(() => drawNormal(random), normalCumulative)).toBeLessThan(limit);
    expect(
      gap(
        () => drawExponential(random, 3),
        (x) => -Math.expm1(-3 * x),
      ),
    ).toBeLessThan(limit);
    expect(drawExponential(random, 0)).toBe(Infinity);
  });
  it('would be seen not to: a gamma of another shape is told apart', () => {
    const random = seededRandom('wrong');
    expect(
      gap(
        () => drawGamma(random, 0.26),
        (x) => 1 - incompleteGammaUpper(0.243, x),
      ),
    ).toBeGreaterThan(limit);
  });
  it('repeats for a seed, and refuses shapes that are none', () => {
    expect(drawGamma(seededRandom('a'), 2)).toBe(drawGamma(seededRandom('a'), 2));
    expect(() => drawGamma(seededRandom('a'), 0)).toThrow(/positive/);
  });
});
