import { expect, it } from 'vitest';
import { backOff } from './back-off.ts';

it('doubles up to the cap, and starts anew after a healthy minute', () => {
  const next = backOff({ firstMs: 100, capMs: 1_000, healthyMs: 60_000 });
  expect([0, 0, 59_999, 0, 0, 0].map((readyMs) => next(readyMs))).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  expect(next(60_000)).toBe(100);
  expect(next(0)).toBe(200);
});
