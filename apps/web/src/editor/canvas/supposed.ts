import type { JourneyEdge, JourneyNode } from '@magpie/journey';
import { type NodeHandle, Position } from '@xyflow/react';
import { cardWidth } from '../../canvas/geometry.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';

/** Half a pixel that no card has: React Flow takes the true size for another one, whatever it is. */
export const supposedSize = { width: cardWidth, height: 112.5 } as const;

/** Where the handles of a step are, as far as one can tell before its card was ever drawn. */
export function supposedHandles(node: JourneyNode, edges: readonly JourneyEdge[]): NodeHandle[] {
  const ports = shownPorts(node, edges);
  return [
    { type: 'target', position: Position.Top, x: cardWidth / 2, y: 0 },
    ...[...ports.row, ...ports.corner].map((port): NodeHandle => ({
      id: port,
      type: 'source',
      position: Position.Bottom,
      x: cardWidth * portPlace(ports, port),
      y: supposedSize.height,
    })),
  ];
}
