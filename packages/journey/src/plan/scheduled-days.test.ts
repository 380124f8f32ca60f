import { addDays } from '@magpie/calendar';
import { describe, expect, it } from 'vitest';
import { entryDays, nextEntryInstant } from './entry-days.ts';
import type { EntrySource } from './entry.ts';
import { isScheduled, type ScheduledDays } from './scheduled-days.ts';

type Schedule = Extract<EntrySource, { type: 'schedule' }>;

const year = Array.from({ length: 365 }, (_, day) => addDays('2026-01-01', day));
const days = (scheduled: ScheduledDays): readonly string[] => year.filter((date) => isScheduled(scheduled, date));

describe('days that come again', () => {
  it('are days of weeks and months, and the last one where a month is too short', () => {
    expect(days({ every: 'day' })).toHaveLength(365);
    expect(days({ every: 'week', weekdays: [5] }).slice(0, 2)).toEqual(['2026-01-02', '2026-01-09']);
    expect(days({ every: 'month', days: [31] }).slice(0, 4)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(days({ every: 'month', days: [30, 31] })).toHaveLength(12 + 7);
  });

  it('follow the moon: the first and the fifteenth, and the 30th on the 29th of short months', () => {
    // 2026-02-17 is the first day of the year of the horse.
    expect(days({ every: 'lunar-month', days: [1, 15] })).toEqual(expect.arrayContaining(['2026-02-17', '2026-03-03']));
    expect(days({ every: 'lunar-month', days: [1] }).map((first) => addDays(first, -1))).toEqual(
      expect.arrayContaining(days({ every: 'lunar-month', days: [30] }).slice(1)),
    );
  });

  it('are found from any instant on, each once, in the zone asked for', () => {
    const monthly: Schedule = { type: 'schedule', days: { every: 'month', days: [31] }, time: '02:30', zone: 'workspace' };
    const after = Date.parse('2026-02-28T07:30:00Z');
    // 02:30 in New York is 07:30 in winter, and after the clocks change 06:30.
    expect(nextEntryInstant(monthly, ['America/New_York'], after)).toBe(Date.parse('2026-03-31T06:30:00Z'));
    expect(nextEntryInstant(monthly, ['America/New_York', 'Asia/Shanghai'], after)).toBe(Date.parse('2026-03-30T18:30:00Z'));
    const all = entryDays(monthly, 'America/New_York', { after: Date.parse('2026-01-01T00:00:00Z'), upTo: Date.parse('2027-01-01T00:00:00Z') });
    expect(all.map(({ day }) => day)).toEqual(days({ every: 'month', days: [31] }));
  });
});
