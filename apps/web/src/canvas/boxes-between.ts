import type { JourneyEdge } from '@magpie/journey';
import type { Box } from './geometry.ts';

/**
 * Cards that stand between the two ends of an edge: in the columns between theirs; or, when one hangs below the other, in the rows between, with what
 * stands close beside. None between neighbours. `boxes` are all cards' by their ids.
 */
export function boxesBetween({ from, to }: JourneyEdge, boxes: ReadonlyMap<string, Box>): readonly Box[] {
  const [source, target] = [boxes.get(from), boxes.get(to)];
  if (source === undefined || target === undefined) return none;
  const [left, right] = source.x < target.x ? [source.x + source.width, target.x] : [target.x + target.width, source.x];
  if (right - left < source.width) return boxesBelow(source, target, boxes);
  return listOf(boxes).filter((box) => box.x + box.width > left && box.x < right);
}

function boxesBelow(source: Box, target: Box, boxes: ReadonlyMap<string, Box>): readonly Box[] {
  const [top, bottom] = [source.y + source.height, target.y];
  if (bottom - top < lowestCard) return none;
  const [left, right] = [Math.min(source.x, target.x), Math.max(source.x + source.width, target.x + target.width)];
  const rows = listOf(boxes).filter((box) => box.y < bottom && box.y + box.height > top);
  if (!rows.some((box) => box.x < right && box.x + box.width > left)) return none;
  const around = source.width;
  return rows.filter((box) => box.x < right + around && box.x + box.width > left - around);
}

function listOf(boxes: ReadonlyMap<string, Box>): readonly Box[] {
  const list = lists.get(boxes) ?? [...boxes.values()];
  lists.set(boxes, list);
  return list;
}

/** Hundreds of edges ask one after the other about the same cards. */
const lists = new WeakMap<ReadonlyMap<string, Box>, readonly Box[]>();

/** Between rows that are nearer to each other than this, in canvas pixels, no card stands. */
const lowestCard = 70;

/** The very same list each time, so that an edge that goes round nothing is not drawn again. */
const none: readonly Box[] = [];
