import type { Box } from '../../canvas/geometry.ts';

/** A line along which things stand in line, in canvas pixels. */
export interface SnapLine {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  /** By how much what is being moved jumps, so that it stands in line. */
  readonly by: { readonly x: number; readonly y: number };
  readonly lines: readonly SnapLine[];
}

/** Lines up the edges or the middle of what is being moved with those of the nearest other thing, when one is no further than `within`. */
export function snapLines(moving: Box, others: readonly Box[], within: number): Snapped {
  const [x, y] = [nearest('x', moving, others, within), nearest('y', moving, others, within)];
  const by = { x: x?.by ?? 0, y: y?.by ?? 0 };
  const settled: Box = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  return {
    by,
    lines: [
      ...(x === null ? [] : [{ axis: 'x' as const, at: x.at, ...reach('y', settled, x.other) }]),
      ...(y === null ? [] : [{ axis: 'y' as const, at: y.at, ...reach('x', settled, y.other) }]),
    ],
  };
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly other: Box;
}

function nearest(axis: 'x' | 'y', moving: Box, others: readonly Box[], within: number): Match | null {
  let best: Match | null = null;
  for (const other of others)
    for (const at of linesOf(axis, other))
      for (const own of linesOf(axis, moving)) {
        const by = at - own;
        if (Math.abs(by) <= within && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
  return best;
}

function linesOf(axis: 'x' | 'y', box: Box): readonly number[] {
  const [start, length] = axis === 'x' ? [box.x, box.width] : [box.y, box.height];
  return [start, start + length / 2, start + length];
}

function reach(axis: 'x' | 'y', one: Box, other: Box): { readonly from: number; readonly to: number } {
  const ends = [...linesOf(axis, one), ...linesOf(axis, other)];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}
