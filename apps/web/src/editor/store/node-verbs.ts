import { fieldsBetween, type JourneyEdge, type JourneyNode, type Stage, type When } from '@magpie/journey';
import type { EditorCore } from './create-editor.ts';
import { connectEdits, removeNodesHealing, rewirePorts } from './edits.ts';
import { edgeFrom, initialConfig, kindOf, nodeById, portsOf } from './graph-reading.ts';
import { moveEdits } from './moving.ts';
import { makeRoom, placeBelow } from './placing.ts';

/** Where a new step goes: on the open canvas, behind a port (in front of what hangs there), or into an edge. Without a stage it gets that of the step before it. */
export type DropPlace =
  | { readonly type: 'canvas'; readonly x: number; readonly y: number; readonly stage: Stage | null }
  | { readonly type: 'port'; readonly node: string; readonly port: string; readonly stage?: Stage | null | undefined }
  | { readonly type: 'edge'; readonly edge: string; readonly stage?: Stage | null | undefined };

/** A step about to be dropped; without a config it gets its kind's initial one. */
export interface FreshStep {
  readonly type: string;
  readonly name: string;
  readonly config?: JourneyNode['config'];
  readonly when?: When | null;
}

export interface NodeVerbs {
  /** Adds a step of a kind and wires it; its id, or null when the kind or the place does not exist. */
  drop(step: FreshStep, place: DropPlace): string | null;
  configure(node: string, config: JourneyNode['config'], field: string): void;
  rename(node: string, name: string): void;
  setWhen(node: string, when: When | null): void;
  setStage(node: string, stage: Stage | null): void;
  /** Leads steps, notes and frames, by their keys, elsewhere: one step, however far and however many. */
  move(positions: ReadonlyMap<string, JourneyNode['position']>): void;
  /** Removes steps, and the edge that is selected when no step is; whoever came to them goes on to what was behind. */
  remove(nodes: readonly string[]): void;
  /** Puts a step that somebody removed back on the canvas, as it was and unwired. */
  putBack(node: JourneyNode): void;
}

export function nodeVerbs(core: EditorCore): NodeVerbs {
  return {
    drop: (step, place) => drop(core, step, place),
    configure: (id, config, field) => {
      const { document } = core.state();
      const before = nodeById(document, id);
      if (before === null) return;
      const fields = fieldsBetween(before, config, kindOf(before)?.version ?? before.version);
      if (fields === null) return;
      core.change([fields, ...rewirePorts(document, before, { ...before, config })], { key: `${id} ${field}` });
    },
    rename: (id, name) => core.change([{ type: 'renameNode', id, name }], { key: `${id} name` }),
    setWhen: (id, when) => core.change([{ type: 'setWhen', id, when }], { key: `${id} when` }),
    setStage: (id, stage) => core.change([{ type: 'setStage', id, stage }]),
    move: (positions) => core.change(moveEdits(core.state().document, positions)),
    putBack: (node) => core.change([{ type: 'addNode', node }], { select: { nodes: [node.id] } }),
    remove: (ids) => {
      const { document } = core.state();
      const present = new Set(ids.filter((id) => nodeById(document, id) !== null));
      core.change(
        removeNodesHealing(document, present, () => core.newId('edge')),
        { select: {} },
      );
    },
  };
}

function drop(core: EditorCore, { type, name, config, when }: FreshStep, place: DropPlace): string | null {
  const kind = kindOf({ type });
  if (kind === null) return null;
  const blank = (position: JourneyNode['position'], stage: Stage | null): JourneyNode => ({
    id: core.newId('node'),
    type,
    version: kind.version,
    name,
    stage,
    position,
    config: config ?? initialConfig(kind),
    when: kind.timed ? (when ?? null) : null,
  });
  if (place.type === 'canvas') {
    const node = blank({ x: Math.round(place.x), y: Math.round(place.y) }, place.stage);
    core.change([{ type: 'addNode', node }], { select: { nodes: [node.id] } });
    return node.id;
  }
  const { document } = core.state();
  const edge = place.type === 'edge' ? document.edges.find(({ id }) => id === place.edge) : edgeFrom(document, place.node, place.port);
  const source = nodeById(document, edge?.from ?? (place.type === 'port' ? place.node : ''));
  const port = edge?.port ?? (place.type === 'port' ? place.port : '');
  if (source === null || kind.role === 'entry') return null;
  const target = edge === null || edge === undefined ? null : nodeById(document, edge.to);
  const room =
    target === null
      ? { place: placeBelow(document, source, core.sizeOf), moves: new Map<string, JourneyNode['position']>() }
      : makeRoom(document, { source, target }, core.sizeOf);
  const node = blank(room.place, place.stage === undefined ? source.stage : place.stage);
  const onward = target === null ? undefined : portsOf(node)[0];
  const wire: JourneyEdge = { id: core.newId('edge'), from: source.id, port, to: node.id };
  core.change(
    [
      ...moveEdits(document, room.moves),
      { type: 'addNode', node },
      ...connectEdits(document, wire),
      ...(target === null || onward === undefined
        ? []
        : [{ type: 'connect' as const, edge: { id: core.newId('edge'), from: node.id, port: onward, to: target.id } }]),
    ],
    { select: { nodes: [node.id] } },
  );
  return node.id;
}
