import type { JourneyDocument, JourneyEdge, JourneyNode, Kind } from '@magpie/journey';
import type { Anchor } from '@magpie/calendar';
import { kinds } from '@magpie/nodes';

const registry: ReadonlyMap<string, Kind<unknown>> = new Map(Object.entries<Kind<unknown>>(kinds));

/** The kind of a node, or null for one that this version does not know. */
export function kindOf(node: Pick<JourneyNode, 'type'>): Kind<unknown> | null {
  return registry.get(node.type) ?? null;
}

/** A complete config for a fresh node of a kind. */
export function initialConfig(kind: Kind<unknown>): JourneyNode['config'] {
  const { initial } = kind;
  return typeof initial === 'object' && initial !== null ? { ...initial } : {};
}

/** Output ports in drawing order; those of its edges for a node that cannot be read. */
export function portsOf(node: JourneyNode, edges: readonly JourneyEdge[] = []): readonly string[] {
  const kind = kindOf(node);
  const parsed = kind?.config.safeParse(node.config);
  if (kind !== null && parsed?.success === true) return kind.ports(parsed.data);
  return [...new Set(edges.filter(({ from }) => from === node.id).map(({ port }) => port))];
}

export function nodeById({ nodes }: Pick<JourneyDocument, 'nodes'>, id: string): JourneyNode | null {
  const known = indexes.get(nodes) ?? new Map(nodes.toReversed().map((node) => [node.id, node]));
  indexes.set(nodes, known);
  return known.get(id) ?? null;
}

/** Every card on the canvas asks for its own step at every key. */
const indexes = new WeakMap<JourneyDocument['nodes'], ReadonlyMap<string, JourneyNode>>();

export function edgeFrom(document: JourneyDocument, from: string, port: string): JourneyEdge | null {
  return document.edges.find((edge) => edge.from === from && edge.port === port) ?? null;
}

/** The anchor that the entry ties the journey to. */
export function anchorOf(document: JourneyDocument): Anchor | null {
  for (const node of document.nodes) {
    const kind = kindOf(node);
    if (kind?.anchor === undefined) continue;
    const parsed = kind.config.safeParse(node.config);
    if (parsed.success) return kind.anchor(parsed.data);
  }
  return null;
}

/** Whether the entry says what an enrolment is about: a cart, an order. */
export function entryHasKey(document: JourneyDocument): boolean {
  return document.nodes.some((node) => {
    const kind = kindOf(node);
    const parsed = kind?.hasKey === undefined ? null : kind.config.safeParse(node.config);
    return parsed?.success === true && kind?.hasKey?.(parsed.data) === true;
  });
}

/** Ports with nothing behind them, of all nodes. */
export function openPorts(document: JourneyDocument): readonly { readonly node: JourneyNode; readonly port: string }[] {
  const wired = new Set(document.edges.map(({ from, port }) => `${from} ${port}`));
  return document.nodes.flatMap((node) =>
    portsOf(node)
      .filter((port) => !wired.has(`${node.id} ${port}`))
      .map((port) => ({ node, port })),
  );
}
