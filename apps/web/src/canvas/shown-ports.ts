import type { JourneyEdge, JourneyNode } from '@magpie/journey';
import { kindOf, portsOf } from '../editor/store/graph-reading.ts';

/** Ports that stand in a row under the card: all but the optional ones that lead nowhere, which keep to the corner. */
export interface ShownPorts {
  readonly row: readonly string[];
  readonly corner: readonly string[];
}

export function shownPorts(node: JourneyNode, edges: readonly JourneyEdge[]): ShownPorts {
  const kind = kindOf(node);
  const parsed = kind?.config.safeParse(node.config);
  const optional = kind?.optionalPorts !== undefined && parsed?.success === true ? kind.optionalPorts(parsed.data) : [];
  const ports = portsOf(node, edges);
  const isCorner = (port: string): boolean => optional.includes(port) && !edges.some((edge) => edge.from === node.id && edge.port === port);
  return { row: ports.filter((port) => !isCorner(port)), corner: ports.filter(isCorner) };
}

/** Place of a port in the row, 0 to 1. */
export function portPlace({ row }: ShownPorts, port: string): number {
  const index = row.indexOf(port);
  return index < 0 ? 0.5 : (index + 1) / (row.length + 1);
}
