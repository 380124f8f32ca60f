import { expect, test } from 'vitest';
import { boxesBetween } from './boxes-between.ts';
import { type Box, edgeCurve } from './geometry.ts';

const box = (x: number, y: number): Box => ({ x, y, width: 224, height: 112 });
const [source, between, target] = [box(0, 0), box(0, 180), box(0, 360)];

/** The path in lines, finely enough to see what it runs under. */
function pointsOn(path: string): readonly { readonly x: number; readonly y: number }[] {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
  const at = (index: number): { x: number; y: number } => ({ x: numbers[index * 2] ?? 0, y: numbers[index * 2 + 1] ?? 0 });
  const bezier = (first: number, t: number): { x: number; y: number } => {
    const [a, b, c, d] = [at(first), at(first + 1), at(first + 2), at(first + 3)];
    const mix = (axis: 'x' | 'y'): number =>
      (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t * t * c[axis] + t ** 3 * d[axis];
    return { x: mix('x'), y: mix('y') };
  };
  const steps = Array.from({ length: 51 }, (_, index) => index / 50);
  if (numbers.length === 8) return steps.map((t) => bezier(0, t));
  const line = (t: number): { x: number; y: number } => ({ x: at(3).x, y: at(3).y + (at(4).y - at(3).y) * t });
  return [...steps.map((t) => bezier(0, t)), ...steps.map(line), ...steps.map((t) => bezier(4, t))];
}

function runsUnder(path: string, { x, y, width, height }: Box): boolean {
  return pointsOn(path).some((point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height);
}

test('an edge straight down goes beside the card that stands between', () => {
  expect(runsUnder(edgeCurve(source, target, 0.5).path, between)).toBe(true);
  const { path, direction, middle, ends } = edgeCurve(source, target, 0.5, [between]);
  expect(runsUnder(path, between)).toBe(false);
  expect(direction).toBe('down');
  expect(ends).toEqual({ from: { x: 112, y: 112 }, to: { x: 112, y: 360 } });
  expect(middle.x < between.x || middle.x > between.x + between.width).toBe(true);
});

test('on the side that is free, and by the shorter way', () => {
  const [left, right] = [box(-300, 180), box(300, 180)];
  expect(edgeCurve(source, target, 0.3, [between]).middle.x).toBeLessThan(between.x);
  expect(edgeCurve(source, target, 0.7, [between]).middle.x).toBeGreaterThan(between.x + between.width);
  const near = { ...left, x: -240 };
  const path = edgeCurve(source, target, 0.3, [between, near]).path;
  for (const card of [between, near]) expect(runsUnder(path, card)).toBe(false);
  expect(edgeCurve(source, target, 0.5, [left, right]).path).not.toContain('L');
});

test('past several, whose columns are not quite the same', () => {
  const cards = [box(-40, 180), box(60, 340)];
  const { path } = edgeCurve(source, box(10, 520), 0.5, cards);
  for (const card of cards) expect(runsUnder(path, card)).toBe(false);
});

test('what stands in the rows between is found, and what stands close beside it; nothing between neighbours', () => {
  const cards = new Map([
    ['a', source],
    ['b', between],
    ['c', target],
    ['beside', box(300, 180)],
    ['far', box(900, 180)],
  ]);
  const edge = (from: string, to: string): Parameters<typeof boxesBetween>[0] => ({ id: 'e', from, port: 'out', to });
  expect(boxesBetween(edge('a', 'c'), cards)).toEqual([between, cards.get('beside')]);
  expect(boxesBetween(edge('a', 'b'), cards)).toEqual([]);
  expect(boxesBetween(edge('c', 'a'), cards)).toEqual([]);
});
