import type { Edit, JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { portsOf } from './graph-reading.ts';

/** Edits that take nodes out and close the gap: whoever came to a removed node goes on to where its first way led. */
export function removeNodesHealing(document: JourneyDocument, ids: ReadonlySet<string>, newEdgeId: () => string): readonly Edit[] {
  const touching = document.edges.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const healed = touching
    .filter(({ from, to }) => !ids.has(from) && ids.has(to))
    .flatMap((edge): readonly JourneyEdge[] => {
      const target = behind(document, edge.to, ids);
      return target === null || target === edge.from ? [] : [{ id: newEdgeId(), from: edge.from, port: edge.port, to: target }];
    });
  return [...[...ids].map((id): Edit => ({ type: 'removeNode', id })), ...healed.map((edge): Edit => ({ type: 'connect', edge }))];
}

function behind(document: JourneyDocument, id: string, removed: ReadonlySet<string>): string | null {
  const seen = new Set<string>();
  for (let at = id; ;) {
    if (!removed.has(at)) return at;
    if (seen.has(at)) return null;
    seen.add(at);
    const node = document.nodes.find((candidate) => candidate.id === at);
    const ways = document.edges.filter(({ from }) => from === at);
    const first =
      node === undefined
        ? undefined
        : portsOf(node, document.edges)
            .map((port) => ways.find((edge) => edge.port === port))
            .find((edge) => edge !== undefined);
    if (first === undefined) return null;
    at = first.to;
  }
}

/** Edits that wire a port, in place of what was wired there. Nothing for a loop onto itself or a wire that is there already. */
export function connectEdits(document: JourneyDocument, edge: JourneyEdge): readonly Edit[] {
  if (edge.from === edge.to) return [];
  const present = document.edges.filter(({ from, port }) => from === edge.from && port === edge.port);
  if (present.some(({ to }) => to === edge.to)) return [];
  return [...present.map(({ id }): Edit => ({ type: 'disconnect', id })), { type: 'connect', edge }];
}

/** Edits that follow a change of ports: a renamed port keeps its wire, a vanished one loses it. */
export function rewirePorts(document: JourneyDocument, before: JourneyNode, after: JourneyNode): readonly Edit[] {
  const [old, now] = [portsOf(before), portsOf(after)];
  const gone = old.filter((port) => !now.includes(port));
  const fresh = now.filter((port) => !old.includes(port));
  const renamed = gone.length === 1 && fresh.length === 1 && old.length === now.length ? fresh[0] : undefined;
  return document.edges
    .filter(({ from, port }) => from === before.id && gone.includes(port))
    .flatMap((edge): readonly Edit[] => [
      renamed === undefined ? { type: 'disconnect', id: edge.id } : { type: 'reroute', id: edge.id, from: edge.from, port: renamed, to: edge.to },
    ]);
}
