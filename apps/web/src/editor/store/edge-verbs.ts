import { attached, type Attachment, type Misfit } from './attaching.ts';
import type { EditorCore } from './create-editor.ts';
import { connectEdits } from './edits.ts';
import { kindOf, nodeById } from './graph-reading.ts';

export interface EdgeVerbs {
  /** Wires a port to a step, in place of what was wired there. Into an entry nothing leads. */
  connect(from: string, port: string, to: string): void;
  disconnect(edge: string): void;
  /** Puts one end of an edge at another step, in its place; or says why not. Null: it was done, or it is there already. */
  reattach(edge: string, attachment: Attachment): Misfit | null;
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
    reattach: (id, attachment) => {
      const { document } = core.state();
      const edge = document.edges.find((candidate) => candidate.id === id);
      const next = edge === undefined ? null : attached(document, edge, attachment);
      if (next === null || typeof next === 'string') return next;
      const { from, port, to } = next;
      core.change([{ type: 'reroute', id, from, port, to }], { select: { edge: id } });
      return null;
    },
  };
}
