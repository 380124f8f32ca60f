import type { JourneyDocument } from '@magpie/journey';
import type { Selection } from '../store/editor-state.ts';
import { edgeFrom, nodeById, openPorts, portsOf } from '../store/graph-reading.ts';
import type { DropPlace } from '../store/node-verbs.ts';

/** Where "+" without a place puts the next step: on the selected edge, behind the selected step, at the last open end, or on the open canvas. */
export function placeForNew(document: JourneyDocument, selection: Selection): DropPlace {
  if (selection.edge !== null) return { type: 'edge', edge: selection.edge };
  const selected = nodeById(document, selection.nodes[0] ?? '');
  const ports = selected === null ? [] : portsOf(selected);
  const port = ports.find((name) => selected !== null && edgeFrom(document, selected.id, name) === null) ?? ports[0];
  if (selected !== null && port !== undefined) return { type: 'port', node: selected.id, port };
  const open = openPorts(document).at(-1);
  if (open !== undefined) return { type: 'port', node: open.node.id, port: open.port };
  const right = Math.max(0, ...document.nodes.map(({ position }) => position.x + 300));
  return { type: 'canvas', x: right, y: 0, stage: null };
}
