import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { mayFollow } from './attaching.ts';
import { edgeFrom, nodeById, portsOf } from './graph-reading.ts';

/** A way out of a step, and the step it leads to; null: it leads nowhere yet. */
export interface WayOut {
  readonly port: string;
  readonly to: JourneyNode | null;
}

/** The ways out of a step: those that lead nowhere yet come first. */
export function waysOut(document: JourneyDocument, node: string): readonly WayOut[] {
  const step = nodeById(document, node);
  if (step === null) return [];
  return portsOf(step, document.edges)
    .map((port) => ({ port, to: nodeById(document, edgeFrom(document, node, port)?.to ?? '') }))
    .toSorted((one, other) => Number(one.to !== null) - Number(other.to !== null));
}

/** Steps to which an edge from `node` may lead: those that nobody comes to yet first, then the nearest. */
export function targetsOf(document: JourneyDocument, node: string): readonly JourneyNode[] {
  const from = nodeById(document, node);
  if (from === null) return [];
  const reached = new Set(document.edges.map(({ to }) => to));
  const away = ({ position }: JourneyNode): number => Math.hypot(position.x - from.position.x, position.y - from.position.y);
  return mayFollow(document, node).toSorted((one, other) => Number(reached.has(one.id)) - Number(reached.has(other.id)) || away(one) - away(other));
}
