import { expect, test } from 'vitest';
import { edgeCurve, neighbour, strokeWidth } from './geometry.ts';

const box = (x: number, y: number) => ({ x, y, width: 240, height: 120 });

test('an edge to the card below leaves the bottom and enters the top', () => {
  const { path, direction, middle } = edgeCurve(box(0, 0), box(0, 200), 0.5);
  expect(direction).toBe('down');
  expect(path).toMatch(/^M120,120 .* 120,200$/);
  expect(middle).toEqual({ x: 120, y: 160 });
});

test('an edge into the next column leaves sideways, in either direction', () => {
  expect(edgeCurve(box(0, 300), box(320, 0), 0.5).path).toMatch(/^M240,.* 320,40$/);
  expect(edgeCurve(box(320, 0), box(0, 300), 0.5).direction).toBe('left');
});

test('the words of a way that leaves sideways stand beside its card, however near or far the next one is', () => {
  expect(edgeCurve(box(0, 0), box(328, 0), 0.5).label).toEqual({ x: 284, y: 88 });
  expect(edgeCurve(box(0, 0), box(250, 300), 0.5).label).toEqual({ x: 270, y: 44 });
  expect(edgeCurve(box(0, 0), box(-900, 300), 0.5).label).toEqual({ x: -44, y: 44 });
  expect(edgeCurve(box(0, 300), box(0, 0), 0.5).label.x).toBe(270);
});

test('an edge back up the same column goes around', () => {
  expect(edgeCurve(box(0, 300), box(0, 0), 0.5).path).toMatch(/^M240,360 C330,360 330,40 240,40$/);
});

test('an edge over a column in between goes around what stands there', () => {
  const free = edgeCurve(box(0, 0), box(640, 0), 0.5);
  expect(free.path).not.toContain('L');
  const { path, middle } = edgeCurve(box(0, 0), box(640, 0), 0.5, [box(320, -20)]);
  expect(path).toContain('L');
  expect(middle.y < -20 || middle.y > 100).toBe(true);
});

test('arrow keys prefer straight ahead', () => {
  const others = [
    { id: 'below', at: { x: 0, y: 200 } },
    { id: 'aside', at: { x: 300, y: 20 } },
    { id: 'far', at: { x: 10, y: 700 } },
  ];
  expect(neighbour({ x: 0, y: 0 }, others, 'ArrowDown')).toBe('below');
  expect(neighbour({ x: 0, y: 0 }, others, 'ArrowRight')).toBe('aside');
  expect(neighbour({ x: 0, y: 0 }, others, 'ArrowUp')).toBeNull();
});

test('edges are as wide as their people', () => {
  expect(strokeWidth(100, 100)).toBe(9);
  expect(strokeWidth(0, 100)).toBe(1.5);
  expect(strokeWidth(null, 100)).toBe(2);
});
