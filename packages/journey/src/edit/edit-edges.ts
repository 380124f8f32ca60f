import { ok, refuse } from '@magpie/kit';
import type { JourneyDocument, JourneyEdge } from '../document.ts';
import type { Edit, Edited } from './edit.ts';
import { restoring } from './restore.ts';

/** A port takes one edge. */
export function connect(document: JourneyDocument, edge: JourneyEdge, index: number): Edited {
  if (document.edges.some(({ id }) => id === edge.id)) return refuse('id-taken');
  if (document.edges.some(({ from, port }) => from === edge.from && port === edge.port)) return refuse('port-taken');
  if (!hasEnds(document, edge)) return refuse('no-such-node');
  return ok({ document: { ...document, edges: document.edges.toSpliced(index, 0, edge) }, inverse: { type: 'disconnect', id: edge.id } });
}

export function disconnect(document: JourneyDocument, id: string): Edited {
  const index = document.edges.findIndex((edge) => edge.id === id);
  const edge = document.edges[index];
  if (!edge) return refuse('no-such-edge');
  const after = { ...document, edges: document.edges.toSpliced(index, 1) };
  return ok({ document: after, inverse: restoring(after, { node: null, edges: [{ index, value: edge }] }) });
}

/** Leads an edge elsewhere, in its place. */
export function reroute(document: JourneyDocument, { id, from, port, to }: Extract<Edit, { type: 'reroute' }>): Edited {
  const index = document.edges.findIndex((edge) => edge.id === id);
  const edge = document.edges[index];
  if (!edge) return refuse('no-such-edge');
  if (document.edges.some((other, at) => at !== index && other.from === from && other.port === port)) return refuse('port-taken');
  if (!hasEnds(document, { from, to })) return refuse('no-such-node');
  const without = { ...document, edges: document.edges.toSpliced(index, 1) };
  const back: Edit = {
    type: 'batch',
    edits: [{ type: 'disconnect', id }, restoring(without, { node: null, edges: [{ index, value: edge }] })],
  };
  return ok({ document: { ...document, edges: document.edges.with(index, { id, from, port, to }) }, inverse: back });
}

function hasEnds(document: JourneyDocument, { from, to }: Pick<JourneyEdge, 'from' | 'to'>): boolean {
  return [from, to].every((end) => document.nodes.some(({ id }) => id === end));
}
