import { expect, it } from 'vitest';
import { almanacDate } from './almanac.ts';
import { almanacFestivalOfYear, almanacYears, isAlmanacFestival } from './festival-dates.ts';
import { festivals } from './festivals.ts';

const years = Array.from({ length: almanacYears.until - almanacYears.from }, (_, ahead) => almanacYears.from + ahead);

it.each(festivals.filter(isAlmanacFestival))('%s is where astronomy puts it, in every year', (festival) => {
  expect(years.map((year) => almanacFestivalOfYear(festival, year))).toEqual(years.map((year) => almanacDate(festival, year)));
});

it.each([1889, 2210, 2026.5, Number.NaN])('knows no festival of the year %s', (year) => {
  expect(() => almanacFestivalOfYear('qixi', year)).toThrow(RangeError);
});
