import type { Graph } from './graph.ts';

/** Ids of nodes that stand on a cycle, in the document's order: strongly connected components (Tarjan 1972), without recursion, in linear time. */
export function cyclicNodes(graph: Graph): readonly string[] {
  const visits = new Map<string, Visit>();
  const stack: string[] = [];
  const cyclic = new Set<string>();
  for (const root of graph.nodes.keys()) {
    const path = visits.has(root) ? [] : [open(root, visits, stack)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const edge = graph.out.get(visit.id)?.[visit.nextEdge++];
      if (edge) {
        const target = visits.get(edge.to);
        if (!target) path.push(open(edge.to, visits, stack));
        else if (target.onStack) visit.low = Math.min(visit.low, target.index);
        if (edge.to === visit.id) cyclic.add(visit.id);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) parent.low = Math.min(parent.low, visit.low);
      if (visit.low === visit.index) close(visit, { visits, stack, cyclic });
    }
  }
  return [...graph.nodes.keys()].filter((id) => cyclic.has(id));
}

interface Visit {
  readonly id: string;
  readonly index: number;
  low: number;
  nextEdge: number;
  onStack: boolean;
}

function open(id: string, visits: Map<string, Visit>, stack: string[]): Visit {
  const visit: Visit = { id, index: visits.size, low: visits.size, nextEdge: 0, onStack: true };
  visits.set(id, visit);
  stack.push(id);
  return visit;
}

/** Takes a whole component off the stack. */
function close(
  visit: Visit,
  { visits, stack, cyclic }: { readonly visits: ReadonlyMap<string, Visit>; readonly stack: string[]; readonly cyclic: Set<string> },
): void {
  const component = stack.splice(stack.lastIndexOf(visit.id));
  for (const id of component) {
    const member = visits.get(id);
    if (member) member.onStack = false;
    if (component.length > 1) cyclic.add(id);
  }
}
