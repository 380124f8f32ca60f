import { expect, test } from 'vitest';
import { snapLines } from './snap-lines.ts';

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

test('edges and middles catch what comes near, each way by itself', () => {
  expect(snapLines(box(203, 96), [box(200, 0), box(0, 100)], 6)).toEqual({
    by: { x: -3, y: 4 },
    lines: [
      { axis: 'x', at: 200, from: 0, to: 150 },
      { axis: 'y', at: 100, from: 0, to: 300 },
    ],
  });
  expect(snapLines(box(48, 300, 60, 50), [box(30, 0)], 6)).toMatchObject({ by: { x: 2, y: 0 }, lines: [{ at: 80 }] });
});

test('what is further than that is left alone, and so is an empty canvas', () => {
  const free = { by: { x: 0, y: 0 }, lines: [] };
  expect(snapLines(box(207, 400), [box(100, 0, 100), box(600, 0, 90)], 6)).toEqual(free);
  expect(snapLines(box(0, 0), [], 6)).toEqual(free);
});

test('the nearest line wins', () => {
  expect(snapLines(box(204, 400), [box(200, 0), box(205, 0)], 6).by.x).toBe(1);
});
