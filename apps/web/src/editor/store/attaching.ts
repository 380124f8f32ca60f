import type { JourneyDocument, JourneyEdge } from '@magpie/journey';
import { kindOf, nodeById, portsOf } from './graph-reading.ts';

/** Which end of an edge is in the hand. */
export type EdgeEnd = 'from' | 'to';

/** Why an end cannot be put at a step. `loop`: people would come back to where they have been; `no-way-out`: all of its ways out lead somewhere already. */
export type Misfit = 'itself' | 'entry' | 'loop' | 'no-way-out';

/** Where the end would go: the edge as it would be, why it cannot be so, or null where it is already. */
export function attached(
  document: JourneyDocument,
  edge: JourneyEdge,
  { end, node }: { readonly end: EdgeEnd; readonly node: string },
): JourneyEdge | Misfit | null {
  const step = nodeById(document, node);
  if (step === null || edge[end] === node) return null;
  if (edge[end === 'from' ? 'to' : 'from'] === node) return 'itself';
  if (end === 'to' && kindOf(step)?.role === 'entry') return 'entry';
  const others = document.edges.filter(({ id }) => id !== edge.id);
  const port = end === 'to' ? edge.port : openPort(step.id, document, others);
  if (port === null) return 'no-way-out';
  const next = { ...edge, [end]: node, port };
  return leads(others, next.to, next.from) ? 'loop' : next;
}

/** Whether a new edge may run so. */
export function mayConnect(document: JourneyDocument, from: string, to: string): boolean {
  const target = nodeById(document, to);
  return from !== to && target !== null && kindOf(target)?.role !== 'entry' && !leads(document.edges, to, from);
}

function openPort(node: string, document: JourneyDocument, edges: readonly JourneyEdge[]): string | null {
  const step = nodeById(document, node);
  if (step === null) return null;
  return portsOf(step, document.edges).find((port) => !edges.some((edge) => edge.from === node && edge.port === port)) ?? null;
}

function leads(edges: readonly JourneyEdge[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const at of seen) {
    if (at === to) return true;
    for (const edge of edges) if (edge.from === at) seen.add(edge.to);
  }
  return false;
}
