import { invariant } from '@magpie/kit';
import { probabilityActive, type PurchaseHistory, type PurchaseModel } from './bg-nbd.ts';
import { hypergeometric } from './hypergeometric.ts';

/** Of a customer of whom nothing else is known. */
const unknown: PurchaseHistory = { repeats: 0, lastWeek: 0, weeks: 0 };

/**
 * Repeat purchases to expect in the coming `weeks` of a customer with this history: equation (10) of Fader, Hardie & Lee (2005), which without a
 * history is their equation (9). The model's `a` must not be exactly 1, where the formula has a removable gap.
 */
export function expectedPurchases({
  weeks,
  model,
  history = unknown,
}: {
  readonly weeks: number;
  readonly model: PurchaseModel;
  readonly history?: PurchaseHistory;
}): number {
  const { r, alpha, a, b } = model;
  invariant(a !== 1, 'The expectation is not written for a = 1');
  const { repeats } = history;
  const known = alpha + history.weeks;
  const shrunk = (known / (known + weeks)) ** (r + repeats);
  const series = hypergeometric({ a: r + repeats, b: b + repeats, c: a + b + repeats - 1, z: weeks / (known + weeks) });
  return ((a + b + repeats - 1) / (a - 1)) * (1 - shrunk * series) * probabilityActive(history, model);
}
