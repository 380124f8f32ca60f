import { expect, it } from 'vitest';
import { lens, sharedArea } from './lens.ts';

it('draws sets and what they share in the proportions of their sizes', () => {
  for (const [first, second, shared] of [
    [1_000, 400, 100],
    [300, 300, 299],
    [20, 5_000, 7],
  ] as const) {
    const { radii, distance } = lens(first, second, shared);
    const area = (radius: number): number => Math.PI * radius ** 2;
    expect(area(radii[0]) / area(radii[1])).toBeCloseTo(first / second, 6);
    expect(sharedArea(radii[0], radii[1], distance) / area(radii[0])).toBeCloseTo(shared / first, 6);
  }
});

it('keeps sets apart that share nobody, and one within another that holds it', () => {
  const apart = lens(10, 20, 0);
  expect(apart.distance).toBeGreaterThan(apart.radii[0] + apart.radii[1]);
  const inside = lens(10, 20, 10);
  expect(inside.distance + inside.radii[0]).toBeLessThanOrEqual(inside.radii[1]);
  expect(lens(0, 0, 0).distance).toBeGreaterThan(0);
});
