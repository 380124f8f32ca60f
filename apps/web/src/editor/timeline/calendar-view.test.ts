import { daysBetween } from '@magpie/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarView, dayNumber, fitted, leftmostDate, rulerOf, zoomedAt } from './calendar-view.ts';

const stretch = { firstDate: '2027-07-20', lastDate: '2027-08-22' };

const dayAt = (view: CalendarView, x: number): number => view.day + (x - view.offset) / view.dayWidth;

describe('zooming', () => {
  test('the day under the pointer stays under it, however one zooms', () => {
    const wheel = fc.array(fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), x: fc.integer({ min: 0, max: 1_900 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(wheel, (steps) => {
        let view: CalendarView = { dayWidth: 27, day: dayNumber('2027-08-08'), offset: 700 };
        for (const { factor, x } of steps) {
          const next = zoomedAt(view, factor, x);
          expect(dayAt(next, x)).toBeCloseTo(dayAt(view, x), 6);
          view = next;
        }
      }),
    );
  });

  test('ends where half an hour is a finger wide, and where a decade fits', () => {
    const view = { dayWidth: 27, day: 0, offset: 0 };
    expect([zoomedAt(view, 1_000, 0).dayWidth, zoomedAt(view, 0.0001, 0).dayWidth]).toEqual([1_152, 2]);
  });
});

describe('all of a journey', () => {
  test('lies on the screen with the card of its last day, in the middle when it is short', () => {
    const view = fitted(stretch, { width: 1_400, cardWidth: 188 });
    const right = view.offset + (dayNumber('2027-08-23') - view.day) * view.dayWidth + 188;
    expect(view.offset).toBeGreaterThanOrEqual(72);
    expect(right).toBeLessThanOrEqual(1_400);
    expect(leftmostDate(view)).toBe('2027-07-17');
    const short = fitted({ firstDate: '2027-08-08', lastDate: '2027-08-09' }, { width: 1_400, cardWidth: 188 });
    expect([short.dayWidth, short.offset]).toEqual([72, (1_400 - 144 - 188) / 2]);
  });

  test('a year fits too', () => {
    expect(fitted({ firstDate: '2027-01-01', lastDate: '2027-12-31' }, { width: 1_400, cardWidth: 188 }).dayWidth).toBeCloseTo(1_116 / 365, 6);
  });
});

describe('the ruler', () => {
  test('has room around the journey to look at each of its days in the middle of the screen', () => {
    for (const dayWidth of [2, 9, 27, 384]) {
      const ruler = rulerOf(stretch, { dayWidth }, { width: 1_400, asked: [] });
      expect(daysBetween(ruler.firstDate, stretch.firstDate) * dayWidth).toBeGreaterThanOrEqual(700);
      expect(daysBetween(stretch.lastDate, ruler.lastDate) * dayWidth).toBeGreaterThanOrEqual(700);
    }
  });

  test('reaches to what was asked for, and not beyond the calendar', () => {
    const far = rulerOf(stretch, { dayWidth: 27 }, { width: 1_400, asked: ['2026-11-28'] });
    expect(far.firstDate < '2026-11-28').toBe(true);
    expect(rulerOf({ firstDate: '1900-03-01', lastDate: '2199-11-01' }, { dayWidth: 2 }, { width: 1_400, asked: [] })).toEqual({
      firstDate: '1900-01-01',
      lastDate: '2199-12-31',
    });
  });
});
