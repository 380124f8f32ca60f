import type { EditorCore } from './create-editor.ts';
import { connectEdits } from './edits.ts';
import { kindOf, nodeById } from './graph-reading.ts';

export interface EdgeVerbs {
  /** Wires a port to a step, in place of what was wired there. Into an entry nothing leads. */
  connect(from: string, port: string, to: string): void;
  disconnect(edge: string): void;
  /** Leads an edge to another step. */
  reconnect(edge: string, to: string): void;
}

export function edgeVerbs(core: EditorCore): EdgeVerbs {
  const connect = (from: string, port: string, to: string): void => {
    const { document } = core.state();
    const target = nodeById(document, to);
    if (target === null || kindOf(target)?.role === 'entry' || nodeById(document, from) === null) return;
    core.change(connectEdits(document, { id: core.newId('edge'), from, port, to }));
  };
  return {
    connect,
    disconnect: (id) => {
      if (core.state().document.edges.some((edge) => edge.id === id)) core.change([{ type: 'disconnect', id }], { select: {} });
    },
    reconnect: (id, to) => {
      const edge = core.state().document.edges.find((candidate) => candidate.id === id);
      if (edge !== undefined) connect(edge.from, edge.port, to);
    },
  };
}
