import { expect, test } from 'vitest';
import { occurrenceName, occurrencesOf } from './use-schedule.ts';

test('a festival, a day of the year and a fixed date are looked at year by year', () => {
  expect(occurrencesOf({ type: 'festival', festival: 'qixi' }, '2027-08-08')).toEqual(['2027-08-08', '2028-08-26', '2029-08-16', '2030-08-05']);
  expect(occurrencesOf({ type: 'yearly', month: 8, day: 8 }, '2027-08-08')).toEqual(['2027-08-08', '2028-08-08', '2029-08-08', '2030-08-08']);
  expect(occurrencesOf({ type: 'yearly', month: 2, day: 29 }, '2028-02-29').slice(0, 2)).toEqual(['2028-02-29', '2032-02-29']);
  // Once and no more: where its days would fall in the years after.
  expect(occurrencesOf({ type: 'date', date: '2028-02-29' }, '2028-02-29')).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']);
  expect(occurrencesOf(null, '2027-08-08')).toEqual([]);
});

test('two occurrences of one year are told apart', () => {
  const laba = occurrencesOf({ type: 'festival', festival: 'laba' }, '2028-01-04');
  const names = laba.map((date) => occurrenceName(date, laba));
  expect(new Set(names).size).toBe(laba.length);
  expect(occurrenceName('2027-08-08', ['2027-08-08', '2028-08-26'])).toBe('2027');
  expect(occurrenceName('2022-01-10', ['2022-01-10', '2022-12-30'])).toBe('2022-01');
});
