import type { Edit, JourneyFrame, JourneyNode, JourneyNote, NoteColour, Stage } from '@magpie/journey';
import type { EditorCore } from './create-editor.ts';
import { drawnOf, positionOf, selectedKeys, withContents } from './drawn.ts';
import { removeNodesHealing } from './edits.ts';
import { moveEdits } from './moving.ts';
import { nodeById } from './graph-reading.ts';

export type Point = JourneyNode['position'];

/** Where a note or a frame lies, and how large it is. */
export type Shape = Pick<JourneyNote, 'position' | 'size'>;

/** What an author draws beside the steps. None of it changes what the journey does. */
export interface DrawingVerbs {
  /** Puts down an empty note with its middle at a point, and selects it; its id. */
  addNote(middle: Point): string;
  writeNote(note: string, text: string): void;
  colourNote(note: string, colour: NoteColour): void;
  /** Puts down a frame of a stage; its id. */
  addFrame(stage: Stage, shape: Shape): string;
  /** Draws a frame around the selected steps and notes, of the stage that most of them have; null when there are none. */
  frameSelection(): string | null;
  titleFrame(frame: string, title: string): void;
  stageFrame(frame: string, stage: Stage): void;
  /** Gives a note or a frame, by its key, another shape. */
  reshape(key: string, shape: Shape): void;
  /** Moves what is selected, and what lies in selected frames, a little; several in quick succession are one step. */
  nudge(by: Point): void;
  /** Makes the selected notes and frames larger or smaller, by keys; several in quick succession are one step. */
  grow(by: Point): void;
  /** Removes whatever is selected; whoever came to a removed step goes on to what was behind it. What lies in a removed frame stays. */
  removeSelected(): void;
}

const noteSize = { width: 208, height: 136 } as const;
const least = { width: 96, height: 56 } as const;
/** Room around what is framed; the title stands in the one above. */
const margin = { side: 24, top: 52 } as const;

export function drawingVerbs(core: EditorCore): DrawingVerbs {
  const addFrame = (stage: Stage, { position, size }: Shape): string => {
    const frame: JourneyFrame = { id: core.newId('frame'), stage, title: '', position: rounded(position), size: roundedSize(size) };
    core.change([{ type: 'addFrame', frame }], { select: { frames: [frame.id] } });
    return frame.id;
  };
  return {
    addNote: ({ x, y }) => {
      const position = rounded({ x: x - noteSize.width / 2, y: y - noteSize.height / 2 });
      const note: JourneyNote = { id: core.newId('note'), text: '', colour: 'yellow', position, size: noteSize };
      core.change([{ type: 'addNote', note }], { select: { notes: [note.id] } });
      return note.id;
    },
    writeNote: (id, text) => core.change([{ type: 'changeNote', id, set: { text } }], { key: `note ${id} text` }),
    colourNote: (id, colour) => core.change([{ type: 'changeNote', id, set: { colour } }]),
    addFrame,
    frameSelection: () => {
      const { document, selection } = core.state();
      const steps = selection.nodes.flatMap((id) => nodeById(document, id) ?? []);
      const boxes = [
        ...steps.map(({ id, position }) => ({ ...position, ...core.sizeOf(id) })),
        ...document.notes.filter(({ id }) => selection.notes.includes(id)).map(({ position, size }) => ({ ...position, ...size })),
      ];
      if (boxes.length === 0) return null;
      const left = Math.min(...boxes.map(({ x }) => x)) - margin.side;
      const top = Math.min(...boxes.map(({ y }) => y)) - margin.top;
      const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin.side;
      const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin.side;
      return addFrame(mostCommonStage(steps), { position: { x: left, y: top }, size: { width: right - left, height: bottom - top } });
    },
    titleFrame: (id, title) => core.change([{ type: 'changeFrame', id, set: { title } }], { key: `frame ${id} title` }),
    stageFrame: (id, stage) => core.change([{ type: 'changeFrame', id, set: { stage } }]),
    reshape: (key, { position, size }) => {
      const { kind, id } = drawnOf(key);
      const set = { position: rounded(position), size: roundedSize(size) };
      if (kind === 'note') core.change([{ type: 'changeNote', id, set }]);
      if (kind === 'frame') core.change([{ type: 'changeFrame', id, set }]);
    },
    nudge: (by) => {
      const { document, selection } = core.state();
      const keys = [...withContents(document, selectedKeys(selection))];
      const places = keys.flatMap((key) => {
        const at = positionOf(document, key);
        return at === null ? [] : [[key, { x: at.x + by.x, y: at.y + by.y }] as const];
      });
      core.change(moveEdits(document, new Map(places)), { key: `nudge ${keys.join(' ')}` });
    },
    grow: (by) => {
      const { document, selection } = core.state();
      const grown = ({ width, height }: JourneyNote['size']): JourneyNote['size'] => ({
        width: Math.max(least.width, width + by.x),
        height: Math.max(least.height, height + by.y),
      });
      const notes = document.notes.filter(({ id }) => selection.notes.includes(id));
      const frames = document.frames.filter(({ id }) => selection.frames.includes(id));
      core.change(
        [
          ...notes.map(({ id, size }): Edit => ({ type: 'changeNote', id, set: { size: grown(size) } })),
          ...frames.map(({ id, size }): Edit => ({ type: 'changeFrame', id, set: { size: grown(size) } })),
        ],
        { key: `grow ${[...notes, ...frames].map(({ id }) => id).join(' ')}` },
      );
    },
    removeSelected: () => {
      const { document, selection } = core.state();
      const { nodes, notes, frames, edge } = selection;
      const wire = document.edges.find(({ id }) => id === edge);
      const isAlone = nodes.length === 0 && wire !== undefined;
      core.change(
        [
          ...(isAlone ? [{ type: 'disconnect' as const, id: wire.id }] : []),
          ...removeNodesHealing(document, new Set(nodes), () => core.newId('edge')),
          ...notes.map((id): Edit => ({ type: 'removeNote', id })),
          ...frames.map((id): Edit => ({ type: 'removeFrame', id })),
        ],
        { select: {} },
      );
    },
  };
}

function mostCommonStage(steps: readonly JourneyNode[]): Stage {
  const counts = new Map<Stage, number>();
  for (const { stage } of steps) if (stage !== null) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? 'plan';
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function roundedSize({ width, height }: JourneyNote['size']): JourneyNote['size'] {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}
