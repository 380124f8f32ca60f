import { ok, refuse } from '@magpie/kit';
import type { JourneyDocument, JourneyNode } from '../document.ts';
import type { Edit, Edited } from './edit.ts';
import { restoring } from './restore.ts';

export function addNode(document: JourneyDocument, node: JourneyNode, index: number): Edited {
  if (document.nodes.some(({ id }) => id === node.id)) return refuse('id-taken');
  return ok({ document: { ...document, nodes: document.nodes.toSpliced(index, 0, node) }, inverse: { type: 'removeNode', id: node.id } });
}

/** Edges that hang on the node go with it, and come back with it. */
export function removeNode(document: JourneyDocument, id: string): Edited {
  const index = document.nodes.findIndex((node) => node.id === id);
  const node = document.nodes[index];
  if (!node) return refuse('no-such-node');
  const hangs = ({ from, to }: JourneyDocument['edges'][number]): boolean => from === id || to === id;
  const lost = document.edges.map((value, at) => ({ index: at, value })).filter(({ value }) => hangs(value));
  const after = { ...document, nodes: document.nodes.toSpliced(index, 1), edges: document.edges.filter((edge) => !hangs(edge)) };
  return ok({ document: after, inverse: restoring(after, { node: { index, value: node }, edges: lost }) });
}

export function moveNodes(document: JourneyDocument, positions: Extract<Edit, { type: 'moveNodes' }>['positions']): Edited {
  const places = new Map(document.nodes.map(({ id }, index) => [id, index] as const));
  const targets = Object.entries(positions).map(([id, position]) => ({ index: places.get(id) ?? -1, position }));
  const nodes = [...document.nodes];
  const before: [id: string, position: JourneyNode['position']][] = [];
  for (const { index, position } of targets) {
    const node = nodes[index];
    if (!node) return refuse('no-such-node');
    before.push([node.id, node.position]);
    nodes[index] = { ...node, position };
  }
  return ok({ document: { ...document, nodes }, inverse: { type: 'moveNodes', positions: Object.fromEntries(before) } });
}

/** Changes one node in its place. */
export function changeNode(
  document: JourneyDocument,
  id: string,
  change: (node: JourneyNode) => { readonly node: JourneyNode; readonly inverse: Edit },
): Edited {
  const index = document.nodes.findIndex((node) => node.id === id);
  const found = document.nodes[index];
  if (!found) return refuse('no-such-node');
  const { node, inverse } = change(found);
  return ok({ document: { ...document, nodes: document.nodes.with(index, node) }, inverse });
}
