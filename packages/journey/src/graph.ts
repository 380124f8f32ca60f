import type { JourneyDocument, JourneyEdge, JourneyNode } from './document.ts';

/** A document's edges by their ends. Dangling edges are left out. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, JourneyNode>;
  readonly out: ReadonlyMap<string, readonly JourneyEdge[]>;
  readonly into: ReadonlyMap<string, readonly JourneyEdge[]>;
}

/** Indexes a document. */
export function graphOf(document: JourneyDocument): Graph {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const edges = document.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
  return { nodes, out: byEnd(edges, 'from'), into: byEnd(edges, 'to') };
}

/** Ids reachable from `start`, itself included. */
export function reachableFrom(graph: Graph, start: string): ReadonlySet<string> {
  const seen = new Set<string>([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const edge of graph.out.get(id) ?? []) {
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
    }
  }
  return seen;
}

/** Ids of `within` in an order in which every edge leads forward, the same for the same document (Kahn 1962). What stands on or behind a cycle is left out. */
export function topologicalOrder(graph: Graph, within: ReadonlySet<string>): readonly string[] {
  const waiting = new Map<string, number>();
  for (const id of graph.nodes.keys()) {
    if (within.has(id)) waiting.set(id, (graph.into.get(id) ?? []).filter((edge) => within.has(edge.from)).length);
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  const order: string[] = [];
  for (let index = 0; index < ready.length; index++) {
    const id = ready[index] ?? '';
    order.push(id);
    for (const edge of graph.out.get(id) ?? []) {
      const left = (waiting.get(edge.to) ?? 0) - 1;
      waiting.set(edge.to, left);
      if (left === 0 && within.has(edge.to)) ready.push(edge.to);
    }
  }
  return order;
}

function byEnd(edges: readonly JourneyEdge[], end: 'from' | 'to'): ReadonlyMap<string, readonly JourneyEdge[]> {
  const groups = new Map<string, JourneyEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group) group.push(edge);
    else groups.set(edge[end], [edge]);
  }
  return groups;
}
