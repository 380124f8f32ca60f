import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayFacts, type Festival, festivalOfYear, festivals, lunarDateOf, resolveAnchor } from './index.ts';

/** Dates as calendars and gazettes print them, a few of each festival, with the years where libraries have erred (2027, 2030, 2033). */
const published: readonly (readonly [Festival, number, string])[] = [
  ['spring-festival', 2020, '2020-01-25'],
  ['spring-festival', 2024, '2024-02-10'],
  ['spring-festival', 2025, '2025-01-29'],
  ['spring-festival', 2026, '2026-02-17'],
  ['spring-festival', 2027, '2027-02-06'],
  ['spring-festival', 2030, '2030-02-03'],
  ['spring-festival', 2033, '2033-01-31'],
  ['spring-festival', 2034, '2034-02-19'],
  ['new-years-eve', 2025, '2025-01-28'],
  ['new-years-eve', 2024, '2024-02-09'],
  ['lantern', 2024, '2024-02-24'],
  ['dragon-head', 2024, '2024-03-11'],
  ['qingming', 2024, '2024-04-04'],
  ['qingming', 2027, '2027-04-05'],
  ['dragon-boat', 2024, '2024-06-10'],
  ['dragon-boat', 2025, '2025-05-31'],
  ['qixi', 2023, '2023-08-22'],
  ['qixi', 2024, '2024-08-10'],
  ['qixi', 2025, '2025-08-29'],
  ['zhongyuan', 2024, '2024-08-18'],
  ['mid-autumn', 2024, '2024-09-17'],
  ['mid-autumn', 2025, '2025-10-06'],
  ['double-ninth', 2024, '2024-10-11'],
  ['laba', 2024, '2024-01-18'],
  ['laba', 2025, '2025-01-07'],
  ['winter-solstice', 2024, '2024-12-21'],
  ['winter-solstice', 2023, '2023-12-22'],
  ['mothers-day', 1998, '1998-05-10'],
  ['mothers-day', 2024, '2024-05-12'],
  ['fathers-day', 2024, '2024-06-16'],
  ['thanksgiving', 2024, '2024-11-28'],
  ['black-friday', 2024, '2024-11-29'],
  ['singles-day', 2024, '2024-11-11'],
];

describe('published dates', () => {
  it.each(published)('%s of %i is %s', (festival, year, date) => {
    expect(resolveAnchor({ type: 'festival', festival }, year)).toBe(date);
    expect(dayFacts(date).festivals).toContain(festival);
  });

  it('has a published date of every festival', () => {
    expect(new Set(published.map(([festival]) => festival))).toEqual(new Set(festivals));
  });
});

const shared = process.env['MAGPIE_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const table = resolve(shared, 'festivals/festivals_2015_2035.json');

/** The table's names; it numbers by lunar year, as {@link festivalOfYear} does. */
const names: Readonly<Record<string, Festival>> = {
  春节: 'spring-festival',
  元宵: 'lantern',
  龙抬头: 'dragon-head',
  端午: 'dragon-boat',
  七夕: 'qixi',
  中元: 'zhongyuan',
  中秋: 'mid-autumn',
  重阳: 'double-ninth',
  腊八: 'laba',
  '除夕(年末)': 'new-years-eve',
  清明: 'qingming',
  冬至: 'winter-solstice',
  母亲节: 'mothers-day',
  父亲节: 'fathers-day',
  感恩节US: 'thanksgiving',
  黑五: 'black-friday',
};

describe.runIf(existsSync(table))('the table of 2015 to 2035 (runs where the shared data is present)', () => {
  const years: Record<string, Record<string, string | number>> = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')).years : {};

  it.each(Object.keys(years).map(Number))('agrees on every date of %i', (year) => {
    const row = years[year] ?? {};
    const expected = Object.entries(names).map(([name, festival]) => [festival, isoOf(row[name])]);
    expect(Object.keys(names).map((name) => [names[name], festivalOfYear(names[name] ?? 'qixi', year)])).toEqual(expected);
    for (const [festival, date] of expected) expect(dayFacts(date ?? '').festivals).toContain(festival);
  });

  it('lists under a Gregorian year the dates that lie in it', () => {
    for (const festival of Object.values(names)) {
      const name = Object.keys(names).find((key) => names[key] === festival) ?? '';
      const all = Object.values(years).map((row) => isoOf(row[name]));
      for (let year = 2016; year <= 2035; year++) {
        expect([festival, year, resolveAnchor({ type: 'festival', festival }, year)]).toEqual([
          festival,
          year,
          all.find((date) => date.startsWith(`${year}-`)) ?? null,
        ]);
      }
    }
  });

  it('knows the leap months', () => {
    for (const [year, row] of Object.entries(years))
      expect([year, leapMonthsOf(Number(year))]).toEqual([year, row['leapMonth'] === 0 ? [] : [row['leapMonth']]]);
  });
});

function isoOf(value: string | number | undefined): string {
  const [year, month, day] = String(value).match(/\d+/g) ?? [];
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Looked up every ten days, so that no month of 29 days is stepped over. */
function leapMonthsOf(year: number): number[] {
  const months = new Set<number>();
  for (let day = 0; day < 400; day += 10) {
    const lunar = lunarDateOf(new Date(Date.UTC(year, 0, 15 + day)).toISOString().slice(0, 10));
    if (lunar.leap && lunar.year === year) months.add(lunar.month);
  }
  return [...months];
}
