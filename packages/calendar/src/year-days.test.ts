import { describe, expect, it } from 'vitest';
import { calendarPeriod } from './calendar-period.ts';
import { monthsBefore } from './months-before.ts';
import { anniversaryOrigins, yearDays, yearOf } from './year-days.ts';
import { zonePieces } from './zone-pieces.ts';

describe('yearDays', () => {
  it.each([
    ['solar', 2026, '02-10', '02-14', '2026-02-10', '2026-02-15'],
    ['solar', 2026, '12-21', '01-19', '2026-12-21', '2027-01-20'],
    ['solar', 2026, '02-29', '02-29', '2026-03-01', '2026-03-01'],
    ['solar', 2024, '02-29', '02-29', '2024-02-29', '2024-03-01'],
    // Qixi 2026 is 19 August.
    ['lunar', 2026, '07-01', '07-07', '2026-08-13', '2026-08-20'],
    // 2025 has a leap sixth month: from the first of the sixth to Qixi lie two months and a week.
    ['lunar', 2025, '06-01', '07-07', '2025-06-25', '2025-08-30'],
    ['lunar', 2025, '12-23', '01-01', '2026-02-10', '2026-02-18'],
    // The twelfth month of 2024 has 29 days.
    ['lunar', 2024, '12-30', '12-30', '2025-01-29', '2025-01-29'],
  ] as const)('%s %i, %s to %s', (calendar, year, from, to, first, end) => {
    expect(yearDays(calendar, year, { from, to })).toEqual({ from: first, to: end });
  });

  it('numbers lunar years by the common year in which they begin', () => {
    expect([yearOf('lunar', '2026-02-16'), yearOf('lunar', '2026-02-17'), yearOf('solar', '2026-02-16')]).toEqual([2025, 2026, 2026]);
  });
});

describe('anniversaryOrigins', () => {
  it('are the same day of earlier years, the 29th of February on the 28th of common years', () => {
    expect(anniversaryOrigins('solar', '2026-11-28').slice(-2)).toEqual(['2024-11-28', '2025-11-28']);
    expect(anniversaryOrigins('solar', '2026-02-28').filter((date) => date >= '2022')).toEqual([
      '2022-02-28',
      '2023-02-28',
      '2024-02-28',
      '2024-02-29',
      '2025-02-28',
    ]);
    expect(anniversaryOrigins('solar', '2028-02-28').filter((date) => date >= '2024')).not.toContain('2024-02-29');
    expect(anniversaryOrigins('solar', '2028-02-29').at(-1)).toBe('2024-02-29');
  });

  it('follow the lunar day, and leap months celebrate in the regular one', () => {
    expect(anniversaryOrigins('lunar', '2026-08-19').slice(-2)).toEqual(['2024-08-10', '2025-08-29']);
    // The leap sixth month of 2025 began on 25 July, the regular one on 25 June; in 2026 the sixth month begins on 14 July.
    expect(anniversaryOrigins('lunar', '2026-07-14').slice(-2)).toEqual(['2025-06-25', '2025-07-25']);
    expect(anniversaryOrigins('lunar', '2025-07-25')).toEqual([]);
  });

  it('let the last day of a short lunar month stand for the 30th', () => {
    // The twelfth month of 2023 had 30 days, that of 2024 had 29.
    expect(anniversaryOrigins('lunar', '2025-01-28').slice(-2)).toEqual(['2024-02-08', '2024-02-09']);
  });
});

describe('calendarPeriod', () => {
  it.each([
    ['day', 0, '2026-11-28', '2026-11-29'],
    ['week', 0, '2026-11-23', '2026-11-30'],
    ['week', 1, '2026-11-16', '2026-11-23'],
    ['month', 1, '2026-10-01', '2026-11-01'],
    ['quarter', 0, '2026-10-01', '2027-01-01'],
    ['quarter', 4, '2025-10-01', '2026-01-01'],
    ['year', 2, '2024-01-01', '2025-01-01'],
  ] as const)('%s, %i back', (unit, back, from, to) => {
    expect(calendarPeriod(unit, '2026-11-28', back)).toEqual({ from, to });
  });
});

describe('monthsBefore', () => {
  it('keeps the local time over a change of the clocks, and ends with a shorter month', () => {
    expect(monthsBefore(Date.parse('2026-03-31T15:00:00Z'), 1, 'America/New_York')).toBe(Date.parse('2026-02-28T16:00:00Z'));
    expect(monthsBefore(Date.parse('2026-08-04T16:00:00.123Z'), 24, 'Asia/Shanghai')).toBe(Date.parse('2024-08-04T16:00:00.123Z'));
  });
});

describe('zonePieces', () => {
  it('are the offsets in force', () => {
    const span = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') };
    expect(zonePieces('Asia/Shanghai', span)).toEqual([{ from: span.from, offsetMs: 28_800_000 }]);
    expect(zonePieces('America/New_York', span).map(({ from, offsetMs }) => [new Date(from).toISOString(), offsetMs / 3_600_000])).toEqual([
      ['2026-01-01T00:00:00.000Z', -5],
      ['2026-03-08T07:00:00.000Z', -4],
      ['2026-11-01T06:00:00.000Z', -5],
    ]);
  });
});
