import type { Box } from './geometry.ts';

/** Pushes cards down where they would touch the one above in the same column; order and columns stay. For canvases whose cards are taller than when they were laid out. */
export function spreadColumns(boxes: ReadonlyMap<string, Box>, gap: number): ReadonlyMap<string, Box> {
  const placed = new Map<string, Box>();
  const fromTop = [...boxes].sort(([, left], [, right]) => left.y - right.y);
  for (const [id, box] of fromTop) {
    const above = [...placed.values()].filter((other) => other.x < box.x + box.width && box.x < other.x + other.width);
    const lowest = Math.max(box.y, ...above.map((other) => other.y + other.height + gap));
    placed.set(id, { ...box, y: lowest });
  }
  return placed;
}
