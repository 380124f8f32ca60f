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
  /** Adds what was copied: around a point, else beside where it came from, and never exactly on something; false when the text is none of ours. A second entry is left out. */
  paste(text: string, at?: Point): boolean;
  /**
   * Adds all of another journey beneath what is drawn: everything with an id of its own, wired as it was, one step of undo. A second entry is left out;
   * a goal comes along when there is none yet. How many steps came.
   */
  takeIn(document: JourneyDocument): number;
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
  /** Adds things under new ids, led by so much, and selects them; how many steps were added, and how many things in all. */
  const add = (clipping: Clipping, by: Point, more: readonly Edit[] = []): { readonly steps: number; readonly all: number } => {
    const hasEntry = core.state().document.nodes.some((node) => kindOf(node)?.role === 'entry');
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
        ...more,
      ],
      { select: { nodes: nodes.map(idOf), notes: notes.map(idOf), frames: frames.map(idOf) } },
    );
    return { steps: nodes.length, all: nodes.length + notes.length + frames.length };
  };
  const paste = (text: string, at?: Point): boolean => {
    const clipping = parseClipping(text);
    if (clipping === null) return false;
    return add(clipping, clearOf(core.state().document, clipping, at === undefined ? { x: beside, y: beside } : shiftTo(clipping, at))).all > 0;
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
    takeIn: (document) => {
      const { goal } = document.settings;
      const takesGoal = core.state().document.settings.goal === null && goal !== null;
      return add(document, beneath(core.state().document, document), takesGoal ? [{ type: 'setGoal', goal }] : []).steps;
    },
    duplicate: () => {
      const text = copy();
      if (text !== null) paste(text);
    },
  };
}

/** About as large as a card: the store does not know how it is drawn. */
const cardSize = { width: 224, height: 112 } as const;

/** How far it is from the middle of what was copied to a point. */
function shiftTo(clipping: Clipping, at: Point): Point {
  const boxes = boxesOf(clipping);
  const middle = (axis: 'x' | 'y', length: 'width' | 'height'): number => {
    const from = Math.min(...boxes.map(({ position }) => position[axis]));
    const to = Math.max(...boxes.map(({ position, size }) => position[axis] + size[length]));
    return (from + to) / 2;
  };
  return boxes.length === 0 ? { x: 0, y: 0 } : { x: at.x - middle('x', 'width'), y: at.y - middle('y', 'height') };
}

/** The same way, and further while anything came to lie exactly on what is drawn: pasted twice, the second would hide the first. */
function clearOf(drawn: JourneyDocument, clipping: Clipping, by: Point): Point {
  const key = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;
  const taken = new Set(boxesOf(drawn).map(({ position }) => key(position)));
  const places = boxesOf(clipping).map(({ position }) => position);
  let far = by;
  while (places.some(({ x, y }) => taken.has(key({ x: x + far.x, y: y + far.y })))) far = { x: far.x + beside, y: far.y + beside };
  return far;
}

function boxesOf({
  nodes,
  notes,
  frames,
}: Clipping): readonly { readonly position: Point; readonly size: { readonly width: number; readonly height: number } }[] {
  return [...nodes.map(({ position }) => ({ position, size: cardSize })), ...notes, ...frames];
}

/** How far another journey goes, so that it lies under everything that is drawn, its left side where theirs is. */
function beneath(drawn: JourneyDocument, next: JourneyDocument): Point {
  const [present, coming] = [boxesOf(drawn), boxesOf(next)];
  if (present.length === 0 || coming.length === 0) return { x: 0, y: 0 };
  const least = (boxes: typeof present, axis: 'x' | 'y'): number => Math.min(...boxes.map(({ position }) => position[axis]));
  const lowest = Math.max(...present.map(({ position, size }) => position.y + size.height));
  return { x: least(present, 'x') - least(coming, 'x'), y: lowest + clear - least(coming, 'y') };
}

/** Room under what is drawn: cards may be taller than they are taken for, and their stage has a head. */
const clear = 240;

const idOf = ({ id }: { readonly id: string }): string => id;
