import { expect, it } from 'vitest';
import { legalDayOf } from './legal-day.ts';

// 国办发明电〔2023〕7 号, for 2024; 〔2024〕12 号, for 2025.
it.each([
  ['2024-10-01', '国庆节', false],
  ['2024-09-29', '国庆节', true],
  ['2024-02-10', '春节', false],
  ['2024-02-18', '春节', true],
  ['2025-04-04', '清明节', false],
  ['2025-09-28', '国庆中秋', true],
] as const)('%s belongs to %s; worked: %s', (date, name, working) => {
  expect(legalDayOf(date)).toEqual({ name, working });
});

it.each(['2024-10-09', '2099-10-01', '1998-10-01'])('nothing is announced for %s', (date) => {
  expect(legalDayOf(date)).toBeNull();
});
