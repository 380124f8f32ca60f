import type { JourneyEdge, JourneyNode } from '@magpie/journey';
import { portsOf, readStep, wiredPorts } from '../editor/store/graph-reading.ts';

/** Ports that stand in a row under the card: all but the optional ones that lead nowhere, which keep to the corner. */
export interface ShownPorts {
  readonly row: readonly string[];
  readonly corner: readonly string[];
}

export function shownPorts(node: JourneyNode, edges: readonly JourneyEdge[]): ShownPorts {
  const step = readStep(node);
  const optional = step?.kind.optionalPorts?.(step.config) ?? [];
  const wired = wiredPorts(edges, node.id);
  const ports = portsOf(node, edges);
  const isCorner = (port: string): boolean => optional.includes(port) && !wired.has(port);
  return { row: ports.filter((port) => !isCorner(port)), corner: ports.filter(isCorner) };
}

/** Place of a port in the row, 0 to 1. */
export function portPlace({ row }: ShownPorts, port: string): number {
  const index = row.indexOf(port);
  return index < 0 ? 0.5 : (index + 1) / (row.length + 1);
}
