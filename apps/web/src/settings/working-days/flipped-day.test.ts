import type { WorkingDays } from '@magpie/calendar';
import { expect, test } from 'vitest';
import { flippedDay } from './flipped-day.ts';
import { changed } from './use-day-verbs.ts';

const china: WorkingDays = { official: 'cn', own: { '2027-10-01': 'off' } };

test('a day is turned round, and turned back it is no exception any more', () => {
  expect(flippedDay('2026-10-10', china)).toEqual({ date: '2026-10-10', says: 'off' });
  expect(flippedDay('2026-10-10', { ...china, own: { '2026-10-10': 'off' } })).toEqual({ date: '2026-10-10', says: null });
  expect(flippedDay('2027-10-01', china)).toEqual({ date: '2027-10-01', says: null });
  expect(flippedDay('2027-10-09', china)).toEqual({ date: '2027-10-09', says: 'work' });
  // A Saturday that the notice says is worked, in a shop that follows no notice.
  expect(flippedDay('2026-10-10', { official: null, own: {} })).toEqual({ date: '2026-10-10', says: 'work' });
});

test('changes are laid over what was said, in the order of the calendar', () => {
  const own = changed({ '2027-10-02': 'off' }, [
    { date: '2027-10-01', says: 'off' },
    { date: '2027-10-02', says: null },
  ]);
  expect(Object.entries(own)).toEqual([['2027-10-01', 'off']]);
});
