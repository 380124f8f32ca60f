import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSeen } from './watch-seen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells of a tab that has been hidden for a while, and at once of one that is looked at again', () => {
  const tab = Object.assign(new EventTarget(), { hidden: false });
  const told: boolean[] = [];
  const stop = watchSeen(tab, (seen) => told.push(seen));
  const turn = (hidden: boolean): void => {
    tab.hidden = hidden;
    tab.dispatchEvent(new Event('visibilitychange'));
  };
  expect(told).toEqual([true]);
  turn(true);
  vi.advanceTimersByTime(5_000);
  turn(false);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([true, true]);
  turn(true);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([true, true, false]);
  turn(false);
  expect(told).toEqual([true, true, false, true]);
  turn(true);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(4);
});
