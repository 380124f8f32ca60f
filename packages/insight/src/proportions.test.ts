import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOfProportions, minimumDetectableDifference, type Proportion, testOfProportions, wilsonInterval } from './index.ts';

describe('wilsonInterval', () => {
  /** Newcombe 1998 (857–872), Table I, method 3. */
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %d to %d', (k, n, low, high) => {
    const interval = wilsonInterval({ n, k });
    expect(interval.map((bound) => Number(bound.toFixed(4)))).toEqual([low, high]);
  });
  it('knows nothing of nobody and refuses what cannot be', () => {
    expect(wilsonInterval({ n: 0, k: 0 })).toEqual([0, 1]);
    for (const impossible of [
      { n: 3, k: 4 },
      { n: 3, k: -1 },
      { n: NaN, k: 0 },
      { n: Infinity, k: 3 },
    ])
      expect(() => wilsonInterval(impossible)).toThrow(/not a proportion/);
  });
});

describe('differenceOfProportions', () => {
  /** Newcombe 1998 (873–890), Table II, method 10, examples (a) to (h). */
  it.each([
    ['56/70 48/80', 0.0524, 0.3339],
    ['9/10 3/10', 0.1705, 0.809],
    ['6/7 2/7', 0.0582, 0.8062],
    ['5/56 0/29', -0.0381, 0.1926],
    ['0/10 0/20', -0.1611, 0.2775],
    ['0/10 0/10', -0.2775, 0.2775],
    ['10/10 0/20', 0.6791, 1],
    ['10/10 0/10', 0.6075, 1],
  ])('%s is %d to %d', (counts, low, high) => {
    const [treated, control] = counts.split(' ').map((text) => ({ k: Number(text.split('/')[0]), n: Number(text.split('/')[1]) }));
    const compared = differenceOfProportions({ treated: treated ?? none, control: control ?? none, confidence: 0.95 });
    expect(compared.interval.map((bound) => Number(bound.toFixed(4)))).toEqual([low, high]);
  });

  it('is a number for any counts, holds its effect, and mirrors when the arms change places', () => {
    const arms = fc.nat({ max: 50_000 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat({ max: n }) }));
    const confidences = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(arms, arms, confidences, (treated, control, confidence) => {
        const { effect, interval } = differenceOfProportions({ treated, control, confidence });
        const [low, high] = interval;
        expect(low >= -1 && low <= effect && effect <= high && high <= 1).toBe(true);
        const mirrored = differenceOfProportions({ treated: control, control: treated, confidence }).interval;
        expect(mirrored[0]).toBeCloseTo(-high, 12);
        expect(mirrored[1]).toBeCloseTo(-low, 12);
      }),
    );
  });
  it('stays a number with an empty arm', () => {
    expect(differenceOfProportions({ treated: none, control: none })).toEqual({ treated: 0, control: 0, effect: 0, interval: [-1, 1] });
    expect(differenceOfProportions({ treated: { n: 100, k: 30 }, control: none }).interval[0]).toBeLessThan(-0.6);
  });
});

describe('testOfProportions', () => {
  it("agrees with the published test of four groups of smokers (Fleiss 1981, p. 139; R's prop.test)", () => {
    const { chiSquare, degreesOfFreedom, pValue } = testOfProportions([
      { k: 83, n: 86 },
      { k: 90, n: 93 },
      { k: 129, n: 136 },
      { k: 70, n: 82 },
    ]);
    expect([chiSquare.toFixed(4), degreesOfFreedom, pValue.toFixed(6)]).toEqual(['12.6004', 3, '0.005585']);
  });
  it('is the z test for two arms', () => {
    const treated = { n: 1_000, k: 130 };
    const control = { n: 900, k: 81 };
    const pooled = 211 / 1_900;
    const z = (0.13 - 0.09) / Math.sqrt(pooled * (1 - pooled) * (1 / 1_000 + 1 / 900));
    expect(testOfProportions([treated, control]).chiSquare).toBeCloseTo(z * z, 10);
    expect(testOfProportions([treated, control]).pValue).toBeCloseTo(0.00561, 4);
  });
  it('finds nothing where there is nothing', () => {
    for (const arms of [
      [],
      [{ n: 10, k: 3 }],
      [
        { n: 10, k: 0 },
        { n: 20, k: 0 },
      ],
      [
        { n: 10, k: 10 },
        { n: 20, k: 20 },
      ],
      [none, { n: 5, k: 2 }],
    ])
      expect(testOfProportions(arms)).toMatchObject({ chiSquare: 0, pValue: 1 });
  });
});

describe('minimumDetectableDifference', () => {
  it("agrees with R's power.prop.test", () => {
    // power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7 in each group; n = 50, p1 = .50, power = .90: p2 = 0.8026.
    expect(minimumDetectableDifference({ nTreated: 76.7, nControl: 76.7, base: 0.5, power: 0.9 })).toBeCloseTo(0.25, 4);
    expect(minimumDetectableDifference({ nTreated: 50, nControl: 50, base: 0.5, power: 0.9 })).toBeCloseTo(0.3026, 4);
  });
  it('shrinks with people and grows with power; a small holdout costs', () => {
    const base = { nTreated: 9_000, nControl: 1_000, base: 0.05 };
    const found = minimumDetectableDifference(base) ?? 1;
    expect(found > 0 && found < 0.03).toBe(true);
    expect(minimumDetectableDifference({ ...base, nTreated: 90_000, nControl: 10_000 }) ?? 1).toBeLessThan(found / 2.5);
    expect(minimumDetectableDifference({ ...base, power: 0.95 }) ?? 0).toBeGreaterThan(found);
    expect(minimumDetectableDifference({ ...base, nTreated: 5_000, nControl: 5_000 }) ?? 1).toBeLessThan(found);
  });
  it('says so when nothing can be found', () => {
    expect(minimumDetectableDifference({ nTreated: 0, nControl: 100, base: 0.1 })).toBeNull();
    expect(minimumDetectableDifference({ nTreated: 2, nControl: 2, base: 0.5 })).toBeNull();
    expect(minimumDetectableDifference({ nTreated: 900, nControl: 100, base: 1 })).toBeNull();
    expect(minimumDetectableDifference({ nTreated: 900, nControl: 100, base: 0 })).toBeGreaterThan(0);
  });
});

const none: Proportion = { n: 0, k: 0 };
