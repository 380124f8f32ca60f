import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addYears,
  type Anchor,
  anchorDatesAround,
  anchorDatesIn,
  festivals,
  isPlainDate,
  nextAnchorDate,
  previousAnchorDates,
  resolveAnchor,
} from './index.ts';

const laba: Anchor = { type: 'festival', festival: 'laba' };
const leapDay: Anchor = { type: 'yearly', month: 2, day: 29 };

const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const recurring = fc.oneof(
  fc.constantFrom(...festivals).map((festival): Anchor => ({ type: 'festival', festival })),
  fc.record({ type: fc.constant('yearly' as const), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
  fc.constant(leapDay),
);

describe('resolveAnchor', () => {
  it('takes the occurrence that lies in the Gregorian year: the first of two, null for none', () => {
    expect(anchorDatesIn(laba, 2022)).toEqual(['2022-01-10', '2022-12-30']);
    expect(resolveAnchor(laba, 2022)).toBe('2022-01-10');
    expect(resolveAnchor(laba, 2023)).toBeNull();
  });
  it('knows which years have 29 February', () => {
    expect([1900, 2000, 2023, 2024, 2100].map((year) => resolveAnchor(leapDay, year))).toEqual([null, '2000-02-29', null, '2024-02-29', null]);
    expect(resolveAnchor({ type: 'yearly', month: 4, day: 31 }, 2024)).toBeNull();
  });
  it('ends the year on the last day of the twelfth month, be it the 29th or the 30th', () => {
    const eve: Anchor = { type: 'festival', festival: 'new-years-eve' };
    // The lunar years before 2025 and 2026 end with a month of 29 days, the one before 2024 with 30.
    expect([2024, 2025, 2026].map((year) => resolveAnchor(eve, year))).toEqual(['2024-02-09', '2025-01-28', '2026-02-16']);
  });
  it('finds a fixed date in its own year only', () => {
    expect(resolveAnchor({ type: 'date', date: '1998-05-10' }, 1998)).toBe('1998-05-10');
    expect(resolveAnchor({ type: 'date', date: '1998-05-10' }, 1999)).toBeNull();
  });
});

describe('nextAnchorDate', () => {
  it('counts the day itself', () => {
    expect(nextAnchorDate({ type: 'festival', festival: 'qixi' }, '2025-08-29')).toBe('2025-08-29');
    expect(nextAnchorDate({ type: 'festival', festival: 'qixi' }, '2025-08-30')).toBe('2026-08-19');
    expect(nextAnchorDate(laba, '2022-01-11')).toBe('2022-12-30');
  });
  it('waits eight years for 29 February around 2100', () => {
    expect(nextAnchorDate(leapDay, '2096-03-01')).toBe('2104-02-29');
  });
  it('finds a fixed date however far away, and never after it is past', () => {
    const launch: Anchor = { type: 'date', date: '2045-06-01' };
    expect(nextAnchorDate(launch, '2026-01-01')).toBe('2045-06-01');
    expect(nextAnchorDate(launch, '2045-06-02')).toBeNull();
  });
});

describe('previousAnchorDates', () => {
  it('goes back by occurrences, or by years for a fixed date', () => {
    expect(previousAnchorDates({ type: 'festival', festival: 'qixi' }, '2025-08-29', 3)).toEqual(['2025-08-29', '2024-08-10', '2023-08-22']);
    expect(previousAnchorDates(laba, '2024-01-18', 3)).toEqual(['2024-01-18', '2022-12-30', '2022-01-10']);
    expect(previousAnchorDates({ type: 'date', date: '2024-02-29' }, '2024-02-29', 3)).toEqual(['2024-02-29', '2023-02-28', '2022-02-28']);
    expect(previousAnchorDates(leapDay, '2024-02-29', 2)).toEqual(['2024-02-29', '2020-02-29']);
    expect(previousAnchorDates(laba, '2024-01-18', 0)).toEqual([]);
  });
});

describe('anchorDatesAround', () => {
  it('begins with the next date, or with a fixed one that is past', () => {
    expect(anchorDatesAround({ type: 'festival', festival: 'qixi' }, '2025-08-30', 2)).toEqual(['2026-08-19', '2025-08-29']);
    expect(anchorDatesAround({ type: 'date', date: '2026-08-19' }, '2026-08-19', 2)).toEqual(['2026-08-19', '2025-08-19']);
    expect(anchorDatesAround({ type: 'date', date: '2026-08-19' }, '2026-11-28', 2)).toEqual(['2026-08-19', '2025-08-19']);
  });
});

describe('resolve, next and previous', () => {
  it('agree on every recurring anchor', () => {
    fc.assert(
      fc.property(recurring, dates, (anchor, date) => {
        const next = nextAnchorDate(anchor, date);
        if (next === null) throw new Error('a recurring anchor comes again');
        expect(next >= date && isPlainDate(next)).toBe(true);
        expect(anchorDatesIn(anchor, Number(next.slice(0, 4)))).toContain(next);
        for (let year = Number(date.slice(0, 4)); year < Number(next.slice(0, 4)); year++) {
          for (const between of anchorDatesIn(anchor, year)) expect(between < date).toBe(true);
        }
        const [same, before = ''] = previousAnchorDates(anchor, next, 2);
        expect(same).toBe(next);
        expect(before < next).toBe(true);
        // Nothing lies between the two: the next date after the earlier one is the later one.
        expect(nextAnchorDate(anchor, dayAfter(before))).toBe(next);
        expect(before >= addYears(next, -9)).toBe(true);
      }),
    );
  });
});

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
