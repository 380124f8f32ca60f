import { LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { expect, it } from 'vitest';
import { almanacYears } from './festival-dates.ts';
import { lunarDateOf } from './lunar-date.ts';
import { lunarMonths } from './lunar-months.ts';
import { addDays } from './plain-date.ts';

it('knows the months of three centuries as astronomy has them', () => {
  for (let year: number = almanacYears.from; year < almanacYears.until; year++) {
    const repeated = LunarYear.fromYear(year).getLeapMonth();
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => (month === repeated ? [month, -month] : [month]));
    const expected = numbers.map((number) => {
      const month = LunarMonth.fromYm(year, number);
      const day = month.getFirstJulianDay().getSolarDay();
      const first = `${day.getYear()}-${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`;
      return { month: Math.abs(number), leap: number < 0, first, days: month.getDayCount() };
    });
    expect(lunarMonths(year)).toEqual(expected);
  }
});

it('names days as astronomy does, from the first that is known to the last', () => {
  const differing: string[] = [];
  for (let date = '1891-01-01'; date < '2210-01-01'; date = addDays(date, 17)) {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const lunar = SolarDay.fromYmd(year, month, day).getLunarDay();
    const own = lunarDateOf(date);
    const isSame = own.year === lunar.getYear() && own.day === lunar.getDay() && own.text === `${lunar.getLunarMonth().getName()}${lunar.getName()}`;
    if (!isSame) differing.push(date);
  }
  expect(differing).toEqual([]);
});

it('does not guess beyond what it knows', () => {
  expect(() => lunarDateOf('1890-01-01')).toThrow(RangeError);
  expect(() => lunarDateOf('2210-01-01')).toThrow(RangeError);
  expect(lunarDateOf('1890-01-21')).toMatchObject({ year: 1890, month: 1, day: 1 });
});
