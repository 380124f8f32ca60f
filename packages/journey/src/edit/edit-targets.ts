import type { Edit } from './edit.ts';

/** One thing that an edit gives a value to: a field of a node, a place, a wire. Two edits with a target in common cannot both have their way. */
export interface EditTarget {
  /** The same text for the same thing. */
  readonly key: string;
  readonly node: string | null;
  /** What of the node or the journey: `config.<field>`, `name`, `when`, `stage`, `place`, `existence`, `goal`, `all`, `edge`, `note`, `frame`. */
  readonly what: string;
  /** What it gives; undefined when it takes away. */
  readonly value: unknown;
}

/** Everything an edit gives a value to, takes away or brings. */
export function editTargets(edit: Edit): readonly EditTarget[] {
  switch (edit.type) {
    case 'addNode':
      return [ofNode(edit.node.id, 'existence', edit.node)];
    case 'removeNode':
      return [ofNode(edit.id, 'existence', undefined)];
    case 'moveNodes':
      return Object.entries(edit.positions).map(([id, position]) => ofNode(id, 'place', position));
    case 'configureNode':
      return Object.entries(edit.config).map(([field, value]) => ofNode(edit.id, `config.${field}`, value));
    case 'setFields':
      return [
        ...Object.entries(edit.set).map(([field, value]) => ofNode(edit.id, `config.${field}`, value)),
        ...edit.unset.map((field) => ofNode(edit.id, `config.${field}`, undefined)),
      ];
    case 'renameNode':
      return [ofNode(edit.id, 'name', edit.name)];
    case 'setWhen':
      return [ofNode(edit.id, 'when', edit.when)];
    case 'setStage':
      return [ofNode(edit.id, 'stage', edit.stage)];
    case 'connect':
      return [ofEdge(edit.edge.id, edit.edge)];
    case 'disconnect':
      return [ofEdge(edit.id, undefined)];
    case 'reroute':
      return [ofEdge(edit.id, edit)];
    case 'insertOnEdge':
      return [ofEdge(edit.edge, edit), ofNode(edit.node.id, 'existence', edit.node)];
    case 'renameJourney':
      return [ofJourney('name', edit.name)];
    case 'setGoal':
      return [ofJourney('goal', edit.goal)];
    case 'addNote':
      return [ofDrawn('note', edit.note.id, 'existence', edit.note)];
    case 'changeNote':
      return Object.entries(edit.set).map(([field, value]) => ofDrawn('note', edit.id, field, value));
    case 'removeNote':
      return [ofDrawn('note', edit.id, 'existence', undefined)];
    case 'addFrame':
      return [ofDrawn('frame', edit.frame.id, 'existence', edit.frame)];
    case 'changeFrame':
      return Object.entries(edit.set).map(([field, value]) => ofDrawn('frame', edit.id, field, value));
    case 'removeFrame':
      return [ofDrawn('frame', edit.id, 'existence', undefined)];
    case 'batch':
      return edit.edits.flatMap(editTargets);
    case 'restore':
      return [
        ...(edit.node === null ? [] : [ofNode(edit.node.value.id, 'existence', edit.node.value)]),
        ...edit.edges.map(({ value }) => ofEdge(value.id, value)),
      ];
    case 'replaceDocument':
      return [ofJourney('all', edit.document)];
  }
}

function ofNode(node: string, what: string, value: unknown): EditTarget {
  return { key: `node ${node} ${what}`, node, what, value };
}

/** Written words collide as the journey's own do; looks and places as places do. */
const saidOf: Readonly<Record<string, string>> = { text: 'note', title: 'frame', stage: 'frame', existence: 'existence' };

function ofDrawn(kind: 'note' | 'frame', id: string, field: string, value: unknown): EditTarget {
  return { key: `${kind} ${id} ${field}`, node: null, what: saidOf[field] ?? 'place', value };
}

function ofEdge(edge: string, value: unknown): EditTarget {
  return { key: `edge ${edge}`, node: null, what: 'edge', value };
}

function ofJourney(what: string, value: unknown): EditTarget {
  return { key: `journey ${what}`, node: null, what, value };
}
