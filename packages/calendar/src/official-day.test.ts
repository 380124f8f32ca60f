import { LegalHoliday } from 'tyme4ts';
import { describe, expect, it, test } from 'vitest';
import { addDays, officialDayOf, officialYears, weekdayOf } from './index.ts';

// 国办发明电〔2023〕7 号, for 2024; 〔2024〕12 号, for 2025.
it.each([
  ['2024-10-01', 'national-day', false],
  ['2024-09-29', 'national-day', true],
  ['2024-02-10', 'spring-festival', false],
  ['2024-02-18', 'spring-festival', true],
  ['2025-04-04', 'qingming', false],
  ['2025-09-28', 'national-day-and-mid-autumn', true],
] as const)('%s belongs to %s; worked: %s', (date, holiday, working) => {
  expect(officialDayOf(date)).toEqual({ holiday, working });
});

it.each(['2024-10-09', '2027-10-01', '2099-10-01', '1998-10-01'])('nothing is announced for %s', (date) => {
  expect(officialDayOf(date)).toBeNull();
});

describe('the notice for 2026, of 4 November 2025', () => {
  const off = [
    ['01-01', 3],
    ['02-15', 9],
    ['04-04', 3],
    ['05-01', 5],
    ['06-19', 3],
    ['09-25', 3],
    ['10-01', 7],
  ] as const;
  const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];

  test('is told to the day', () => {
    const days = daysOf(2026);
    const wanted = off.flatMap(([first, length]) => Array.from({ length }, (_, ahead) => addDays(`2026-${first}`, ahead)));
    expect(days.filter((date) => officialDayOf(date)?.working === false)).toEqual(wanted);
    expect(days.filter((date) => officialDayOf(date)?.working === true)).toEqual(worked.map((day) => `2026-${day}`));
  });
});

test('every year that is shipped has days off, every day worked in exchange is of a weekend, and every holiday has an id', () => {
  for (let year = officialYears.from; year <= officialYears.to; year += 1) {
    const days = daysOf(year);
    expect([year, days.some((date) => officialDayOf(date)?.working === false)]).toEqual([year, true]);
    for (const date of days) {
      const [, month = 0, day = 0] = date.split('-').map(Number);
      expect([date, officialDayOf(date) !== null]).toEqual([date, LegalHoliday.fromYmd(year, month, day) !== null]);
      if (officialDayOf(date)?.working === true) expect([date, weekdayOf(date) >= 6]).toEqual([date, true]);
    }
  }
  expect(daysOf(officialYears.to + 1).some((date) => officialDayOf(date) !== null)).toBe(false);
});

function daysOf(year: number): readonly string[] {
  return Array.from({ length: 366 }, (_, ahead) => addDays(`${year}-01-01`, ahead)).filter((date) => date.startsWith(`${year}-`));
}
