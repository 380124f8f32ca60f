import type { JourneyEdge } from '@magpie/journey';
import type { Box } from './geometry.ts';

/** Cards that stand between the two ends of an edge; none when the ends are in the same or in neighbouring columns. `boxes` are all cards' by their ids. */
export function boxesBetween({ from, to }: JourneyEdge, boxes: ReadonlyMap<string, Box>): readonly Box[] {
  const [source, target] = [boxes.get(from), boxes.get(to)];
  if (source === undefined || target === undefined) return none;
  const [left, right] = source.x < target.x ? [source.x + source.width, target.x] : [target.x + target.width, source.x];
  if (right - left < source.width) return none;
  return [...boxes.values()].filter((box) => box.x + box.width > left && box.x < right);
}

/** The very same list each time, so that an edge that goes round nothing is not drawn again. */
const none: readonly Box[] = [];
