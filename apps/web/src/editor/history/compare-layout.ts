import type { JourneyDiff, JourneyEdge, JourneyNode } from '@magpie/journey';
import { cardWidth } from '../../canvas/geometry.ts';
import type { Compared } from '../workbench/workbench.ts';

/** What becomes of a card or an edge, as a colour. */
export type Mark = 'same' | 'added' | 'changed' | 'removed' | 'moved';

export interface MarkedNode {
  readonly node: JourneyNode;
  readonly mark: Mark;
}

export interface MarkedEdge {
  readonly key: string;
  readonly edge: JourneyEdge;
  readonly mark: Mark;
}

/** Both states on one canvas: the later one, and what it has no more as ghosts at their old places, or beside whoever has come there since. */
export function compareLayout(
  { before, after }: Compared,
  diff: JourneyDiff,
): { readonly nodes: readonly MarkedNode[]; readonly edges: readonly MarkedEdge[] } {
  const marks = new Map<string, Mark>(diff.moved.map((id) => [id, 'moved']));
  for (const { id, type } of diff.steps) if (type !== 'removed') marks.set(id, type);
  const nodes: MarkedNode[] = after.nodes.map((node) => ({ node, mark: marks.get(node.id) ?? 'same' }));
  for (const step of diff.steps)
    if (step.type === 'removed') nodes.push({ node: { ...step.before, position: clearPlace(step.before, nodes) }, mark: 'removed' });
  const added = new Set(diff.edges.flatMap((edge) => (edge.type === 'added' ? [edge.id] : [])));
  const reled = new Set(diff.edges.flatMap((edge) => (edge.type === 'reled' ? [edge.id] : [])));
  const edges: MarkedEdge[] = after.edges.map((edge) => ({
    key: `after ${edge.id}`,
    edge,
    mark: added.has(edge.id) ? 'added' : reled.has(edge.id) ? 'changed' : 'same',
  }));
  for (const edge of diff.edges) if (edge.type !== 'added') edges.push({ key: `before ${edge.before.id}`, edge: edge.before, mark: 'removed' });
  const drawn = new Set([...before.nodes, ...after.nodes].map(({ id }) => id));
  return { nodes, edges: edges.filter(({ edge }) => drawn.has(edge.from) && drawn.has(edge.to)) };
}

const rowHeight = 110;
const gap = 24;

function clearPlace(node: JourneyNode, taken: readonly MarkedNode[]): JourneyNode['position'] {
  let { x } = node.position;
  const { y } = node.position;
  while (taken.some(({ node: { position } }) => Math.abs(position.x - x) < cardWidth && Math.abs(position.y - y) < rowHeight)) x += cardWidth + gap;
  return { x, y };
}
