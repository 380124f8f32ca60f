import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, dayFacts, daysBetween, isPlainDate, isPlainTime, lunarDateOf, solarTerms, weekdayOf } from './index.ts';

describe('lunarDateOf', () => {
  it('names days, leap months and the years around the new year', () => {
    expect(lunarDateOf('2025-08-29')).toEqual({ year: 2025, month: 7, day: 7, leap: false, text: '七月初七' });
    expect(lunarDateOf('2025-07-25')).toEqual({ year: 2025, month: 6, day: 1, leap: true, text: '闰六月初一' });
    expect(lunarDateOf('2025-01-28')).toEqual({ year: 2024, month: 12, day: 29, leap: false, text: '十二月廿九' });
    expect(lunarDateOf('2033-12-22')).toMatchObject({ month: 11, day: 1, leap: true });
  });
});

describe('dayFacts', () => {
  it('tells a day as a calendar on the wall does', () => {
    expect(dayFacts('2024-04-04')).toEqual({ lunar: lunarDateOf('2024-04-04'), term: 'pure-brightness', festivals: ['qingming'] });
    expect(dayFacts('2027-08-08')).toMatchObject({ term: 'start-of-autumn', festivals: ['qixi'] });
    expect(dayFacts('2025-08-30')).toMatchObject({ term: null, festivals: [] });
    expect(dayFacts('2023-11-23').festivals).toEqual(['thanksgiving']);
    expect(dayFacts('2024-12-21')).toMatchObject({ term: 'winter-solstice', festivals: ['winter-solstice'] });
  });
  it('has every solar term once in a year', () => {
    const terms = Array.from({ length: 365 }, (_, day) => dayFacts(addDays('2025-01-01', day)).term).filter((term) => term !== null);
    expect(terms.toSorted()).toEqual(solarTerms.toSorted());
  });
});

describe('plain dates', () => {
  const dates = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  it('count days as they are added', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect((((weekdayOf(date) + days) % 7) + 7) % 7).toBe(weekdayOf(addDays(date, days)) % 7);
        expect(isPlainDate(date)).toBe(true);
      }),
    );
  });
  it('are what Temporal says they are, also at the ends and where there is no such date', () => {
    const texts = fc.oneof(dates, fc.constantFrom('2023-02-29', '9999-12-30', '1000-01-02', '0999-12-31', '2024-13-01', '20240401', 'x', ''));
    const orRefused = (answer: () => string | number): string | number => {
      try {
        return answer();
      } catch (fault) {
        return fault instanceof RangeError ? 'refused' : 'broken';
      }
    };
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: -5_000, max: 5_000 }), (one, other, days) => {
        const [plain, until] = [() => Temporal.PlainDate.from(one), () => Temporal.PlainDate.from(other)];
        expect(orRefused(() => addDays(one, days))).toBe(orRefused(() => plain().add({ days }).toString()));
        expect(orRefused(() => weekdayOf(one))).toBe(orRefused(() => plain().dayOfWeek));
        expect(orRefused(() => daysBetween(one, other))).toBe(orRefused(() => plain().until(until(), { largestUnit: 'days' }).days));
      }),
    );
  });
  it('refuse what is not a date or a time', () => {
    for (const text of ['2023-02-29', '2024-2-9', '1899-12-31', '2200-01-01', '2024-04-31', '20240401', '2024-04-01T00:00', ''])
      expect([text, isPlainDate(text)]).toEqual([text, false]);
    for (const text of ['24:00', '9:00', '09:60', '09:00:00', '']) expect([text, isPlainTime(text)]).toEqual([text, false]);
    expect(isPlainTime('23:59')).toBe(true);
    expect([addYears('2024-02-29', -1), weekdayOf('2025-08-29')]).toEqual(['2023-02-28', 5]);
  });
});
