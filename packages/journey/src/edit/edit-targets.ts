import type { Edit } from './edit.ts';

/** One thing that an edit gives a value to: a field of a node, a place, a wire. Two edits with a target in common cannot both have their way. */
export interface EditTarget {
  /** The same text for the same thing. */
  readonly key: string;
  readonly node: string | null;
  /** What of the node or the journey: `config.<field>`, `name`, `when`, `stage`, `place`, `existence`, `goal`, `all`, `edge`. */
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

function ofEdge(edge: string, value: unknown): EditTarget {
  return { key: `edge ${edge}`, node: null, what: 'edge', value };
}

function ofJourney(what: string, value: unknown): EditTarget {
  return { key: `journey ${what}`, node: null, what, value };
}
