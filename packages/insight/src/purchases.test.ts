import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import {
  cdnowPurchases,
  cdnowSpend,
  drawFuturePurchases,
  drawPurchases,
  drawSpend,
  expectedPurchases,
  expectedSpend,
  logLikelihood,
  probabilityActive,
  type PurchaseHistory,
  sampleOf,
} from './index.ts';

const parameters = cdnowPurchases;
/** The first customer of the sample, whom the authors work through. */
const worked: PurchaseHistory = { repeats: 2, lastWeek: 30.43, weeks: 38.86 };

describe('the published purchase model', () => {
  it("expects 1.226 purchases of the authors' worked customer in 39 weeks", () => {
    expect(expectedPurchases({ weeks: 39, model: parameters, history: worked })).toBeCloseTo(1.226, 3);
  });
  it('expects nothing at once, and more of whoever bought lately', () => {
    expect(expectedPurchases({ weeks: 0, model: parameters, history: worked })).toBeCloseTo(0, 12);
    expect(probabilityActive({ repeats: 0, lastWeek: 0, weeks: 30 }, parameters)).toBe(1);
    expect(probabilityActive({ ...worked, lastWeek: 5 }, parameters)).toBeLessThan(probabilityActive(worked, parameters));
  });
  it('gives whoever never came back the likelihood of its closed form, and of its own draws', () => {
    const likelihood = Math.exp(logLikelihood({ repeats: 0, lastWeek: 0, weeks: 39 }, parameters));
    expect(likelihood).toBeCloseTo((4.414 / (4.414 + 39)) ** 0.243, 12);
    const random = seededRandom('never back');
    const never = Array.from({ length: 20_000 }, () => drawPurchases({ random, weeks: 39, parameters })).filter((times) => times.length === 0).length;
    expect(Math.abs(never / 20_000 - likelihood)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000));
  });
  it('is a number for very busy customers', () => {
    expect(Number.isFinite(logLikelihood({ repeats: 5_000, lastWeek: 51.9, weeks: 52 }, parameters))).toBe(true);
    expect(probabilityActive({ repeats: 5_000, lastWeek: 1, weeks: 52 }, parameters)).toBeCloseTo(0, 12);
  });
});

const shared = process.env['MAGPIE_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const summary = resolve(shared, 'cdnow/cdnow_customers_summary.csv');

describe.runIf(existsSync(summary))('the CDNOW sample (runs where the shared data is present)', () => {
  const histories = existsSync(summary) ? readHistories() : [];
  const total = (model: typeof parameters) => histories.reduce((sum, history) => sum + logLikelihood(history, model), 0);

  it('has the published log-likelihood, −9,582.4, at its published parameters', () => {
    expect(histories).toHaveLength(2_357);
    expect(total(parameters)).toBeCloseTo(-9_582.4, 1);
  });
  it('is nowhere near as likely elsewhere', () => {
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      for (const factor of [0.9, 1.1]) expect(total({ ...parameters, [name]: parameters[name] * factor })).toBeLessThan(total(parameters) - 0.1);
  });
  it('bought about as often as the model draws', () => {
    const random = seededRandom('cdnow');
    const drawn = sampleOf(histories.flatMap(({ weeks }) => Array.from({ length: 10 }, () => drawPurchases({ random, weeks, parameters }).length)));
    const real = sampleOf(histories.map(({ repeats }) => repeats));
    expect(Math.abs(drawn.mean - real.mean)).toBeLessThan(4 * Math.sqrt(real.variance / real.n + drawn.variance / drawn.n));
  });

  function readHistories(): PurchaseHistory[] {
    const lines = readFileSync(summary, 'utf8').trim().split(/\r?\n/).slice(1);
    return lines.map((line) => {
      const [, repeats = NaN, lastWeek = NaN, weeks = NaN] = line.split(',').map(Number);
      return { repeats, lastWeek, weeks };
    });
  }
});

describe('drawPurchases', () => {
  it.each([13, 39, 130])('has the mean that the model expects over %i weeks', (weeks) => {
    const random = seededRandom(`weeks ${weeks}`);
    const drawn = sampleOf(Array.from({ length: 40_000 }, () => drawPurchases({ random, weeks, parameters }).length));
    expect(Math.abs(drawn.mean - expectedPurchases({ weeks, model: parameters }))).toBeLessThan(4 * Math.sqrt(drawn.variance / drawn.n));
  });
  it('gives ascending times inside the weeks, and the same for a seed', () => {
    const random = seededRandom('times');
    const all = Array.from({ length: 2_000 }, () => drawPurchases({ random, weeks: 52, parameters }));
    expect(all.some((times) => times.length > 3)).toBe(true);
    for (const times of all) expect(times.every((time, i) => time > (times[i - 1] ?? 0) && time <= 52)).toBe(true);
    const again = (seed: string) => drawPurchases({ random: seededRandom(seed), weeks: 5_000, parameters });
    expect(again('b')).toEqual(again('b'));
  });
  it('goes on from a history with the mean that the model expects of it', () => {
    const random = seededRandom('future');
    const drawn = sampleOf(Array.from({ length: 40_000 }, () => drawFuturePurchases({ random, weeks: 39, parameters, history: worked }).length));
    expect(Math.abs(drawn.mean - expectedPurchases({ weeks: 39, model: parameters, history: worked }))).toBeLessThan(
      4 * Math.sqrt(drawn.variance / drawn.n),
    );
  });
});

describe('drawSpend', () => {
  it('has the mean of the published parameters', () => {
    const random = seededRandom('spend');
    const drawn = sampleOf(Array.from({ length: 60_000 }, () => drawSpend({ random, purchases: 1, parameters: cdnowSpend })[0] ?? 0));
    const mean = expectedSpend({ purchases: 0, mean: 0, model: cdnowSpend });
    expect(mean).toBeCloseTo((6.25 * 15.44) / 2.74, 10);
    expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * Math.sqrt(drawn.variance / drawn.n));
  });
  it("keeps to a customer's own level", () => {
    const random = seededRandom('level');
    const customers = Array.from({ length: 3_000 }, () => sampleOf(drawSpend({ random, purchases: 12, parameters: cdnowSpend })));
    const between = sampleOf(customers.map(({ mean }) => mean)).variance;
    const within = sampleOf(customers.map(({ variance }) => variance)).mean;
    // Were the level drawn anew for each purchase, the means of twelve would vary by a twelfth of what purchases do.
    expect(between).toBeGreaterThan(within);
  });
  it('expects what the note does of customers it has seen', () => {
    // Means of 2 × 22.35 and 1 × 11.77: 24.66 and 18.91 by the parameters before rounding.
    expect(expectedSpend({ purchases: 2, mean: 22.35, model: cdnowSpend })).toBeCloseTo(24.66, 1);
    expect(expectedSpend({ purchases: 1, mean: 11.77, model: cdnowSpend })).toBeCloseTo(18.91, 1);
  });
});
