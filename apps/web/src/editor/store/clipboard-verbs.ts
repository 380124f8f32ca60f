import type { Edit, JourneyEdge, JourneyNode } from '@magpie/journey';
import { parseClipping } from './clipping.ts';
import type { EditorCore } from './create-editor.ts';
import { kindOf } from './graph-reading.ts';

export interface ClipboardVerbs {
  /** The selected steps and the edges among them as text, for this or another journey; null when nothing is selected. */
  copy(): string | null;
  cut(): string | null;
  /** Adds copied steps beside where they came from; false when the text is none of ours. A second entry is left out. */
  paste(text: string): boolean;
  duplicate(): void;
}

export function clipboardVerbs(core: EditorCore): ClipboardVerbs {
  const copy = (): string | null => {
    const { document, selection } = core.state();
    const chosen = new Set(selection.nodes);
    if (chosen.size === 0) return null;
    const nodes = document.nodes.filter(({ id }) => chosen.has(id));
    const edges = document.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
    return JSON.stringify({ magpie: 'steps', nodes, edges });
  };
  const paste = (text: string): boolean => {
    const clipping = parseClipping(text);
    if (clipping === null) return false;
    const hasEntry = core.state().document.nodes.some((node) => kindOf(node)?.role === 'entry');
    const ids = new Map<string, string>();
    const nodes = clipping.nodes
      .filter((node) => !hasEntry || kindOf(node)?.role !== 'entry')
      .map((node): JourneyNode => {
        const id = core.newId('node');
        ids.set(node.id, id);
        return { ...node, id, position: { x: node.position.x + 48, y: node.position.y + 48 } };
      });
    const edges = clipping.edges.flatMap((edge): readonly JourneyEdge[] => {
      const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ id: core.newId('edge'), from, port: edge.port, to }];
    });
    core.change([...nodes.map((node): Edit => ({ type: 'addNode', node })), ...edges.map((edge): Edit => ({ type: 'connect', edge }))], {
      select: { nodes: nodes.map(({ id }) => id) },
    });
    return nodes.length > 0;
  };
  return {
    copy,
    cut: () => {
      const text = copy();
      const { selection } = core.state();
      core.change(
        selection.nodes.map((id): Edit => ({ type: 'removeNode', id })),
        { select: {} },
      );
      return text;
    },
    paste,
    duplicate: () => {
      const text = copy();
      if (text !== null) paste(text);
    },
  };
}
