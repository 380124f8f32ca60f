import type { Edit, JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { type Clipping, parseClipping } from './clipping.ts';
import type { EditorCore } from './create-editor.ts';
import type { Point } from './drawing-verbs.ts';
import { selectedKeys, selectionOf, withContents } from './drawn.ts';
import { kindOf } from './graph-reading.ts';

export interface ClipboardVerbs {
  /** What is selected, what lies in selected frames, and the edges among them as text, for this or another journey; null when nothing is selected. */
  copy(): string | null;
  cut(): string | null;
  /** Adds what was copied: around a point, else beside where it came from; false when the text is none of ours. A second entry is left out. */
  paste(text: string, at?: Point): boolean;
  duplicate(): void;
}

const beside = 48;

export function clipboardVerbs(core: EditorCore): ClipboardVerbs {
  const copy = (): string | null => {
    const { document, selection } = core.state();
    const { nodes, notes, frames } = selectionOf(withContents(document, selectedKeys(selection)));
    if (nodes.length + notes.length + frames.length === 0) return null;
    const chosen = new Set(nodes);
    const clipping: Clipping = {
      nodes: document.nodes.filter(({ id }) => chosen.has(id)),
      edges: document.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
      notes: document.notes.filter(({ id }) => notes.includes(id)),
      frames: document.frames.filter(({ id }) => frames.includes(id)),
    };
    return JSON.stringify({ magpie: 'steps', ...clipping });
  };
  const paste = (text: string, at?: Point): boolean => {
    const clipping = parseClipping(text);
    if (clipping === null) return false;
    const hasEntry = core.state().document.nodes.some((node) => kindOf(node)?.role === 'entry');
    const by = at === undefined ? { x: beside, y: beside } : shiftTo(clipping, at);
    const place = ({ x, y }: Point): Point => ({ x: Math.round(x + by.x), y: Math.round(y + by.y) });
    const ids = new Map<string, string>();
    const nodes = clipping.nodes
      .filter((node) => !hasEntry || kindOf(node)?.role !== 'entry')
      .map((node): JourneyNode => {
        const id = core.newId('node');
        ids.set(node.id, id);
        return { ...node, id, position: place(node.position) };
      });
    const edges = clipping.edges.flatMap((edge): readonly JourneyEdge[] => {
      const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ id: core.newId('edge'), from, port: edge.port, to }];
    });
    const notes = clipping.notes.map((note) => ({ ...note, id: core.newId('note'), position: place(note.position) }));
    const frames = clipping.frames.map((frame) => ({ ...frame, id: core.newId('frame'), position: place(frame.position) }));
    core.change(
      [
        ...nodes.map((node): Edit => ({ type: 'addNode', node })),
        ...edges.map((edge): Edit => ({ type: 'connect', edge })),
        ...notes.map((note): Edit => ({ type: 'addNote', note })),
        ...frames.map((frame): Edit => ({ type: 'addFrame', frame })),
      ],
      { select: { nodes: nodes.map(idOf), notes: notes.map(idOf), frames: frames.map(idOf) } },
    );
    return nodes.length + notes.length + frames.length > 0;
  };
  return {
    copy,
    cut: () => {
      const text = copy();
      const { document, selection } = core.state();
      const { nodes, notes, frames } = selectionOf(withContents(document, selectedKeys(selection)));
      core.change(
        [
          ...nodes.map((id): Edit => ({ type: 'removeNode', id })),
          ...notes.map((id): Edit => ({ type: 'removeNote', id })),
          ...frames.map((id): Edit => ({ type: 'removeFrame', id })),
        ],
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

/** About as large as a card: the store does not know how it is drawn. */
const cardSize = { width: 224, height: 112 } as const;

/** How far it is from the middle of what was copied to a point. */
function shiftTo({ nodes, notes, frames }: Pick<JourneyDocument, 'nodes' | 'notes' | 'frames'>, at: Point): Point {
  const boxes = [...nodes.map(({ position }) => ({ position, size: cardSize })), ...notes, ...frames];
  const middle = (axis: 'x' | 'y', length: 'width' | 'height'): number => {
    const from = Math.min(...boxes.map(({ position }) => position[axis]));
    const to = Math.max(...boxes.map(({ position, size }) => position[axis] + size[length]));
    return (from + to) / 2;
  };
  return boxes.length === 0 ? { x: 0, y: 0 } : { x: at.x - middle('x', 'width'), y: at.y - middle('y', 'height') };
}

const idOf = ({ id }: { readonly id: string }): string => id;
