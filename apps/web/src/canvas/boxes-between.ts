import type { JourneyEdge, JourneyNode } from '@magpie/journey';
import type { Box } from './geometry.ts';

/** Cards that stand between the two ends of an edge; none when the ends are in the same or in neighbouring columns. */
export function boxesBetween(edge: JourneyEdge, nodes: readonly JourneyNode[], boxOf: (node: JourneyNode) => Box): readonly Box[] {
  const [from, to] = [nodes.find(({ id }) => id === edge.from), nodes.find(({ id }) => id === edge.to)];
  if (from === undefined || to === undefined) return [];
  const [source, target] = [boxOf(from), boxOf(to)];
  const [left, right] = source.x < target.x ? [source.x + source.width, target.x] : [target.x + target.width, source.x];
  if (right - left < source.width) return [];
  return nodes.map(boxOf).filter((box) => box.x + box.width > left && box.x < right);
}
