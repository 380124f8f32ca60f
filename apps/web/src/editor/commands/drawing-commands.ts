import type { EditorCommand } from './commands.ts';
import { firstOf, notInFlow, type ObstacleOf, viewOnly } from './obstacles.ts';
import { beginComment } from '../comments/begin-comment.ts';
import { middleOfCanvas } from '../canvas/middle-of-canvas.ts';
import { frameKey, noteKey } from '../store/drawn.ts';

const frameSize = { width: 480, height: 320 } as const;

/** A frame is not framed again. */
const nothingToFrame: ObstacleOf = ({ editor }) => {
  const { nodes, notes } = editor.store.getState().selection;
  return nodes.length + notes.length > 0 ? null : 'nothing-selected';
};

export const drawingCommands: readonly EditorCommand[] = [
  {
    id: 'add-note',
    group: 'draw',
    keys: ['N'],
    obstacle: firstOf(viewOnly, notInFlow),
    run: (scope) => scope.editor.goTo(noteKey(scope.editor.addNote(middleOfCanvas(scope))), []),
  },
  {
    id: 'frame-selection',
    group: 'draw',
    keys: ['G'],
    obstacle: firstOf(viewOnly, notInFlow, nothingToFrame),
    run: (scope) => {
      const frame = scope.editor.frameSelection();
      if (frame !== null) scope.editor.goTo(frameKey(frame), []);
    },
  },
  {
    id: 'add-frame',
    group: 'draw',
    keys: [],
    obstacle: firstOf(viewOnly, notInFlow),
    run: (scope) => {
      const { x, y } = middleOfCanvas(scope);
      const position = { x: x - frameSize.width / 2, y: y - frameSize.height / 2 };
      scope.editor.goTo(frameKey(scope.editor.addFrame('plan', { position, size: frameSize })), []);
    },
  },
  { id: 'add-comment', group: 'draw', keys: ['C'], obstacle: notInFlow, run: beginComment },
];
