import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay, nextWorkingDay, plainWeeks, type WorkingDays, workingDayOf, workingDaysBefore } from './index.ts';

const china: WorkingDays = { official: 'cn', own: {} };

describe('workingDayOf', () => {
  it('follows the weekday, before it the notice, before that what the workspace says', () => {
    expect(workingDayOf('2026-10-10', plainWeeks)).toEqual({ working: false, saidBy: 'weekday', holiday: null });
    expect(workingDayOf('2026-10-10', china)).toEqual({ working: true, saidBy: 'official', holiday: 'national-day' });
    expect(workingDayOf('2026-10-10', { ...china, own: { '2026-10-10': 'off' } })).toEqual({
      working: false,
      saidBy: 'own',
      holiday: 'national-day',
    });
    expect(workingDayOf('2026-10-01', china)).toMatchObject({ working: false, saidBy: 'official' });
    expect(workingDayOf('2026-10-12', china)).toEqual({ working: true, saidBy: 'weekday', holiday: null });
  });

  it('follows the weekday in years whose notice is not out, unless the workspace knows better', () => {
    expect(workingDayOf('2027-10-01', china)).toEqual({ working: true, saidBy: 'weekday', holiday: null });
    expect(workingDayOf('2027-10-01', { ...china, own: { '2027-10-01': 'off' } })).toMatchObject({ working: false, saidBy: 'own' });
  });

  it('does not take a word of every object for a date', () => {
    expect(isWorkingDay('2025-10-13', { official: null, own: {} })).toBe(true);
  });
});

describe('nextWorkingDay', () => {
  it('goes over days off and stops at a Saturday that is worked', () => {
    expect(nextWorkingDay('2025-10-11', plainWeeks)).toBe('2025-10-13');
    expect(nextWorkingDay('2025-10-11', china)).toBe('2025-10-11');
    expect(nextWorkingDay('2026-02-15', china)).toBe('2026-02-24');
  });

  it('gives up after a year of days off', () => {
    const own = Object.fromEntries(Array.from({ length: 400 }, (_, day) => [addDays('2025-01-01', day), 'off' as const]));
    expect(nextWorkingDay('2025-01-01', { official: null, own })).toBeNull();
  });
});

describe('workingDaysBefore', () => {
  it('counts back over days off, and Saturdays that are worked', () => {
    // The 12th is a Monday after a Saturday that was worked, which followed the week of National Day.
    expect(workingDaysBefore('2026-10-12', 1, plainWeeks)).toBe('2026-10-09');
    expect(workingDaysBefore('2026-10-12', 1, china)).toBe('2026-10-10');
    expect(workingDaysBefore('2026-10-12', 4, china)).toBe('2026-09-30');
    expect(workingDaysBefore('2026-10-12', 0, china)).toBe('2026-10-12');
  });

  it('ends where a table holds hardly any', () => {
    const own = Object.fromEntries(Array.from({ length: 800 }, (_, day) => [addDays('2024-01-01', day), 'off' as const]));
    expect(workingDaysBefore('2026-01-01', 1, { official: null, own })).toBe(addDays('2026-01-01', -376));
  });
});
