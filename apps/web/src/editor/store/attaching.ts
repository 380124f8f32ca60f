import type { JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { kindOf, nodeById, portsOf } from './graph-reading.ts';

/** Which end of an edge is in the hand. */
export type EdgeEnd = 'from' | 'to';

/** Why an end cannot be put at a step. `loop`: people would come back to where they have been; `no-way-out`: all of its ways out lead somewhere already. */
export type Misfit = 'itself' | 'entry' | 'loop' | 'no-way-out';

export interface Attachment {
  readonly end: EdgeEnd;
  readonly node: string;
  /** The way out to begin at, when it is open; else the first that is. */
  readonly port?: string | null;
}

/** Where the end would go: the edge as it would be, why it cannot be so, or null where it is already. */
export function attached(document: JourneyDocument, edge: JourneyEdge, { end, node, port: wanted = null }: Attachment): JourneyEdge | Misfit | null {
  const step = nodeById(document, node);
  if (step === null || (edge[end] === node && (end === 'to' || wanted === null || wanted === edge.port))) return null;
  if (edge[end === 'from' ? 'to' : 'from'] === node) return 'itself';
  if (end === 'to' && kindOf(step)?.role === 'entry') return 'entry';
  const others = document.edges.filter(({ id }) => id !== edge.id);
  const open = end === 'to' ? [edge.port] : openPortsOf(document, node, edge);
  const port = open.find((name) => name === wanted) ?? open[0];
  if (port === undefined) return 'no-way-out';
  const next = { ...edge, [end]: node, port };
  return comingTo(others, next.from).has(next.to) ? 'loop' : next;
}

/** Ways out of a step at which an edge could begin: that lead nowhere yet, or are its own. */
export function openPortsOf(document: JourneyDocument, node: string, edge: JourneyEdge): readonly string[] {
  const step = nodeById(document, node);
  if (step === null) return [];
  return portsOf(step, document.edges).filter(
    (port) => !document.edges.some((other) => other.id !== edge.id && other.from === node && other.port === port),
  );
}

/** Whether a new edge may run so. */
export function mayConnect(document: JourneyDocument, from: string, to: string): boolean {
  return mayFollow(document, from).some(({ id }) => id === to);
}

/** Steps to which a new edge out of `from` may lead: no entry, and none from which people come to it. */
export function mayFollow({ nodes, edges }: JourneyDocument, from: string): readonly JourneyNode[] {
  const before = comingTo(edges, from);
  return nodes.filter((node) => !before.has(node.id) && kindOf(node)?.role !== 'entry');
}

/** The step itself, and all from which people come to it. */
function comingTo(edges: readonly JourneyEdge[], id: string): ReadonlySet<string> {
  const sources = new Map<string, readonly string[]>();
  for (const { from, to } of edges) sources.set(to, [...(sources.get(to) ?? []), from]);
  const before = new Set([id]);
  for (const at of before) for (const from of sources.get(at) ?? []) before.add(from);
  return before;
}
