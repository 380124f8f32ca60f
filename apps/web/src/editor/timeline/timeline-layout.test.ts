import { instantOf } from '@magpie/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laneLayout } from './lane-layout.ts';
import { laterBy, timeScale, widthOf, zoomOf, zooms } from './time-scale.ts';

const zone = 'Asia/Shanghai';
const days = timeScale({ dayWidth: widthOf('days'), zone, firstDate: '2027-07-20', lastDate: '2027-08-26' });
const hours = timeScale({ dayWidth: widthOf('hours'), zone, firstDate: '2027-07-20', lastDate: '2027-08-26' });

describe('timeScale', () => {
  test('a day is as wide as the next, noon in its middle', () => {
    expect([days.days, days.width]).toEqual([38, 38 * days.dayWidth]);
    expect(days.xOf(instantOf({ date: '2027-07-22', time: '12:00', zone }))).toBe(2.5 * days.dayWidth);
    const berlin = timeScale({ dayWidth: widthOf('days'), zone: 'Europe/Berlin', firstDate: '2027-03-27', lastDate: '2027-03-30' });
    // The night in which clocks go forward.
    expect(berlin.xOf(instantOf({ date: '2027-03-29', time: '00:00', zone: 'Europe/Berlin' }))).toBe(2 * berlin.dayWidth);
  });

  test('a drag snaps to days, and to half hours when days are wide', () => {
    const from = { date: '2027-07-25', time: '10:00' };
    expect(days.led(from, days.dayWidth * 3 + 9)).toEqual({ date: '2027-07-28', time: '10:00' });
    expect(days.led(from, days.dayWidth * -0.4)).toEqual(from);
    expect(hours.led(from, hours.dayWidth * (14.6 / 24))).toEqual({ date: '2027-07-26', time: '00:30' });
  });

  test('a place has a date, the outermost beyond the ends', () => {
    expect([-5, 0, days.dayWidth * 1.5, days.width + 900].map((x) => days.dateAt(x))).toEqual([
      '2027-07-20',
      '2027-07-20',
      '2027-07-21',
      '2027-08-26',
    ]);
  });

  test('a place has a half hour where days are wide, and none where they are not', () => {
    expect([0, 0.31, 0.999].map((into) => hours.timeAt(hours.dayWidth * (2 + into)))).toEqual(['00:00', '07:00', '23:30']);
    expect(days.timeAt(days.dayWidth * 1.5)).toBeNull();
  });

  test('what a calendar says goes by the width of a day, and every name asks for a width that is drawn so', () => {
    expect([1_152, 160, 159, 40, 39, 18, 17, 2].map(zoomOf)).toEqual(['hours', 'hours', 'days', 'days', 'weeks', 'weeks', 'months', 'months']);
    expect(zooms.map((zoom) => zoomOf(widthOf(zoom)))).toEqual([...zooms]);
  });

  test('minutes go over midnight both ways', () => {
    expect(laterBy({ date: '2027-12-31', time: '23:30' }, 60)).toEqual({ date: '2028-01-01', time: '00:30' });
    expect(laterBy({ date: '2028-03-01', time: '00:00' }, -1)).toEqual({ date: '2028-02-29', time: '23:59' });
  });
});

describe('laneLayout', () => {
  const sizes = { cardWidth: 180, rowHeight: 100, padding: 12, gap: 8 };

  test('no card lies on another, and none is lost', () => {
    const item = fc.record({ lane: fc.constantFrom('plan' as const, 'seed' as const, null), x: fc.integer({ min: 0, max: 3_000 }) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const lanes = laneLayout(
          ['plan', 'seed', null],
          items.map((each, index) => ({ ...each, id: String(index) })),
          sizes,
        );
        expect(lanes.flatMap((lane) => lane.items)).toHaveLength(items.length);
        for (const lane of lanes) {
          for (const one of lane.items) {
            expect((one.row + 1) * sizes.rowHeight).toBeLessThanOrEqual(lane.height);
            for (const other of lane.items)
              if (one !== other && one.row === other.row) expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(sizes.cardWidth);
          }
        }
        for (const [index, lane] of lanes.entries()) {
          const above = lanes[index - 1];
          if (above !== undefined) expect(lane.top).toBe(above.top + above.height + sizes.gap);
        }
      }),
    );
  });
});
