import { expect, it } from 'vitest';
import { lunarDaysFrom, sameLunarDay } from './lunar-days.ts';

it('finds the same lunar day in the years after', () => {
  expect(sameLunarDay('2027-08-08', 3)).toEqual(['2028-08-26', '2029-08-16', '2030-08-05']);
});

it('has every day of a lunar year', () => {
  const days = lunarDaysFrom('2026-11-24');
  expect(days).toContain('2027-08-08');
  expect(days).toHaveLength(385);
});
