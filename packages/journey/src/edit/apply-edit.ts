import { ok, refuse, type Result } from '@magpie/kit';
import type { JourneyDocument, JourneyEdge, JourneyGoal, JourneyNode, Stage, When } from '../document.ts';

/** Everything a person can do to a journey, as data. Lists carry indexes so that an inverse restores the very same document, order included. */
export type Edit =
  | { readonly type: 'addNode'; readonly node: JourneyNode; readonly index?: number }
  | { readonly type: 'removeNode'; readonly id: string }
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>> }
  | { readonly type: 'configureNode'; readonly id: string; readonly config: Readonly<Record<string, unknown>>; readonly version?: number }
  | { readonly type: 'renameNode'; readonly id: string; readonly name: string }
  | { readonly type: 'setWhen'; readonly id: string; readonly when: When | null }
  | { readonly type: 'setStage'; readonly id: string; readonly stage: Stage | null }
  | { readonly type: 'connect'; readonly edge: JourneyEdge; readonly index?: number }
  | { readonly type: 'disconnect'; readonly id: string }
  | { readonly type: 'reroute'; readonly id: string; readonly from: string; readonly port: string; readonly to: string }
  | { readonly type: 'renameJourney'; readonly name: string }
  | { readonly type: 'setGoal'; readonly goal: JourneyGoal | null }
  | { readonly type: 'batch'; readonly edits: readonly Edit[] };

export type EditRefusal = 'no-such-node' | 'no-such-edge' | 'id-taken' | 'port-taken';

export type Edited = Result<{ readonly document: JourneyDocument; readonly inverse: Edit }, EditRefusal>;

/** Applies one edit. Nothing is changed in place; the inverse applied to the result gives the first document back. A batch is all or nothing. */
export function applyEdit(document: JourneyDocument, edit: Edit): Edited {
  switch (edit.type) {
    case 'addNode':
      return addNode(document, edit.node, edit.index ?? document.nodes.length);
    case 'removeNode':
      return removeNode(document, edit.id);
    case 'moveNodes':
      return moveNodes(document, edit.positions);
    case 'configureNode':
      return changeNode(document, edit.id, (node) => ({
        node: { ...node, config: edit.config, version: edit.version ?? node.version },
        inverse: { type: 'configureNode', id: edit.id, config: node.config, version: node.version },
      }));
    case 'renameNode':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, name: edit.name }, inverse: { ...edit, name: node.name } }));
    case 'setWhen':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, when: edit.when }, inverse: { ...edit, when: node.when } }));
    case 'setStage':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, stage: edit.stage }, inverse: { ...edit, stage: node.stage } }));
    case 'connect':
      return connect(document, edit.edge, edit.index ?? document.edges.length);
    case 'disconnect':
      return disconnect(document, edit.id);
    case 'reroute':
      return reroute(document, edit);
    case 'renameJourney':
      return ok({ document: { ...document, name: edit.name }, inverse: { type: 'renameJourney', name: document.name } });
    case 'setGoal':
      return ok({ document: { ...document, settings: { ...document.settings, goal: edit.goal } }, inverse: { type: 'setGoal', goal: document.settings.goal } });
    case 'batch':
      return applyBatch(document, edit.edits);
  }
}

function addNode(document: JourneyDocument, node: JourneyNode, index: number): Edited {
  if (document.nodes.some(({ id }) => id === node.id)) return refuse('id-taken');
  return ok({ document: { ...document, nodes: document.nodes.toSpliced(index, 0, node) }, inverse: { type: 'removeNode', id: node.id } });
}

/** Edges that hang on the node go with it, and come back with it. */
function removeNode(document: JourneyDocument, id: string): Edited {
  const index = document.nodes.findIndex((node) => node.id === id);
  const node = document.nodes[index];
  if (!node) return refuse('no-such-node');
  const lost = document.edges.map((edge, at) => ({ edge, at })).filter(({ edge }) => edge.from === id || edge.to === id);
  const inverse: Edit = { type: 'batch', edits: [{ type: 'addNode', node, index }, ...lost.map(({ edge, at }): Edit => ({ type: 'connect', edge, index: at }))] };
  return ok({
    document: { ...document, nodes: document.nodes.toSpliced(index, 1), edges: document.edges.filter((edge) => edge.from !== id && edge.to !== id) },
    inverse,
  });
}

function moveNodes(document: JourneyDocument, positions: Extract<Edit, { type: 'moveNodes' }>['positions']): Edited {
  const moved = document.nodes.filter((node) => Object.hasOwn(positions, node.id));
  if (moved.length !== Object.keys(positions).length) return refuse('no-such-node');
  return ok({
    document: { ...document, nodes: document.nodes.map((node) => ({ ...node, position: (Object.hasOwn(positions, node.id) ? positions[node.id] : undefined) ?? node.position })) },
    inverse: { type: 'moveNodes', positions: Object.fromEntries(moved.map((node) => [node.id, node.position])) },
  });
}

function changeNode(document: JourneyDocument, id: string, change: (node: JourneyNode) => { readonly node: JourneyNode; readonly inverse: Edit }): Edited {
  const index = document.nodes.findIndex((node) => node.id === id);
  const found = document.nodes[index];
  if (!found) return refuse('no-such-node');
  const { node, inverse } = change(found);
  return ok({ document: { ...document, nodes: document.nodes.with(index, node) }, inverse });
}

function connect(document: JourneyDocument, edge: JourneyEdge, index: number): Edited {
  if (document.edges.some(({ id }) => id === edge.id)) return refuse('id-taken');
  if (document.edges.some(({ from, port }) => from === edge.from && port === edge.port)) return refuse('port-taken');
  if (![edge.from, edge.to].every((end) => document.nodes.some(({ id }) => id === end))) return refuse('no-such-node');
  return ok({ document: { ...document, edges: document.edges.toSpliced(index, 0, edge) }, inverse: { type: 'disconnect', id: edge.id } });
}

function disconnect(document: JourneyDocument, id: string): Edited {
  const index = document.edges.findIndex((edge) => edge.id === id);
  const edge = document.edges[index];
  if (!edge) return refuse('no-such-edge');
  return ok({ document: { ...document, edges: document.edges.toSpliced(index, 1) }, inverse: { type: 'connect', edge, index } });
}

function reroute(document: JourneyDocument, edit: Extract<Edit, { type: 'reroute' }>): Edited {
  const index = document.edges.findIndex((edge) => edge.id === edit.id);
  const edge = document.edges[index];
  if (!edge) return refuse('no-such-edge');
  if (document.edges.some((other) => other.id !== edit.id && other.from === edit.from && other.port === edit.port)) return refuse('port-taken');
  if (![edit.from, edit.to].every((end) => document.nodes.some(({ id }) => id === end))) return refuse('no-such-node');
  const next = { id: edit.id, from: edit.from, port: edit.port, to: edit.to };
  return ok({ document: { ...document, edges: document.edges.with(index, next) }, inverse: { type: 'reroute', id: edit.id, from: edge.from, port: edge.port, to: edge.to } });
}

function applyBatch(document: JourneyDocument, edits: readonly Edit[]): Edited {
  let current = document;
  const inverses: Edit[] = [];
  for (const edit of edits) {
    const edited = applyEdit(current, edit);
    if (!edited.ok) return edited;
    current = edited.value.document;
    inverses.unshift(edited.value.inverse);
  }
  return ok({ document: current, inverse: { type: 'batch', edits: inverses } });
}
