import type { JourneyDocument, JourneyEdge, JourneyNode, Kind } from '@magpie/journey';
import type { Anchor } from '@magpie/calendar';
import { kinds } from '@magpie/nodes';

const registry: ReadonlyMap<string, Kind<unknown>> = new Map(Object.entries<Kind<unknown>>(kinds));

/** The kind of a node, or null for one that this version does not know. */
export function kindOf(node: Pick<JourneyNode, 'type'>): Kind<unknown> | null {
  return registry.get(node.type) ?? null;
}

/** The kind of a node with its config as the kind reads it; null for a kind that is not known or a config that cannot be read. */
export function readStep(node: Pick<JourneyNode, 'type' | 'config'>): ReadStep | null {
  const known = readSteps.get(node.config);
  if (known !== undefined && known.type === node.type) return known.step;
  const kind = kindOf(node);
  const parsed = kind?.config.safeParse(node.config);
  const step = kind !== null && parsed?.success === true ? { kind, config: parsed.data } : null;
  readSteps.set(node.config, { type: node.type, step });
  return step;
}

interface ReadStep {
  readonly kind: Kind<unknown>;
  readonly config: unknown;
}

/** An edit makes a new config of what it changes and leaves the others: each is read once, however often cards and edges ask. */
const readSteps = new WeakMap<JourneyNode['config'], { readonly type: string; readonly step: ReadStep | null }>();

/** A complete config for a fresh node of a kind. */
export function initialConfig(kind: Kind<unknown>): JourneyNode['config'] {
  const { initial } = kind;
  return typeof initial === 'object' && initial !== null ? { ...initial } : {};
}

/** Output ports in drawing order; those of its edges for a node that cannot be read. */
export function portsOf(node: JourneyNode, edges: readonly JourneyEdge[] = []): readonly string[] {
  const step = readStep(node);
  if (step !== null) return step.kind.ports(step.config);
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

/** Ports of a step that lead somewhere. */
export function wiredPorts(edges: readonly JourneyEdge[], from: string): ReadonlySet<string> {
  const known = wiring.get(edges) ?? portsByStep(edges);
  wiring.set(edges, known);
  return known.get(from) ?? none;
}

/** Every card asks for its own ways out. */
const wiring = new WeakMap<readonly JourneyEdge[], ReadonlyMap<string, ReadonlySet<string>>>();
const none: ReadonlySet<string> = new Set();

function portsByStep(edges: readonly JourneyEdge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ports = new Map<string, Set<string>>();
  for (const { from, port } of edges) ports.set(from, (ports.get(from) ?? new Set()).add(port));
  return ports;
}

/** The anchor that the entry ties the journey to. */
export function anchorOf(document: JourneyDocument): Anchor | null {
  for (const node of document.nodes) {
    if (kindOf(node)?.anchor === undefined) continue;
    const step = readStep(node);
    if (step?.kind.anchor !== undefined) return step.kind.anchor(step.config);
  }
  return null;
}

/** Whether the entry says what an enrolment is about: a cart, an order. */
export function entryHasKey(document: JourneyDocument): boolean {
  return document.nodes.some((node) => {
    const step = kindOf(node)?.hasKey === undefined ? null : readStep(node);
    return step?.kind.hasKey?.(step.config) === true;
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
