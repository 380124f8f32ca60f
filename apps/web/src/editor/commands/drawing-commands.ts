import { drawnSize } from '../canvas/drawn-size.ts';
import type { EditorCommand } from './commands.ts';
import { beginComment } from '../comments/begin-comment.ts';
import { middleOfCanvas } from '../canvas/middle-of-canvas.ts';
import type { EditorScope } from '../editor-context.ts';
import { frameKey, noteKey } from '../store/drawn.ts';

const isFlow = ({ workbench }: EditorScope): boolean => workbench.store.getState().stage === 'flow' && workbench.store.getState().compared === null;

const frameSize = { width: 480, height: 320 } as const;

export const drawingCommands: readonly EditorCommand[] = [
  {
    id: 'add-note',
    group: 'draw',
    keys: ['N'],
    canRun: isFlow,
    run: (scope) => scope.editor.goTo(noteKey(scope.editor.addNote(middleOfCanvas(scope))), []),
  },
  {
    id: 'frame-selection',
    group: 'draw',
    keys: ['G'],
    canRun: (scope) => {
      const { nodes, notes } = scope.editor.store.getState().selection;
      return isFlow(scope) && nodes.length + notes.length > 0;
    },
    run: (scope) => {
      const frame = scope.editor.frameSelection(drawnSize(scope));
      if (frame !== null) scope.editor.goTo(frameKey(frame), []);
    },
  },
  {
    id: 'add-frame',
    group: 'draw',
    keys: [],
    canRun: isFlow,
    run: (scope) => {
      const { x, y } = middleOfCanvas(scope);
      const position = { x: x - frameSize.width / 2, y: y - frameSize.height / 2 };
      scope.editor.goTo(frameKey(scope.editor.addFrame('plan', { position, size: frameSize })), []);
    },
  },
  { id: 'add-comment', group: 'draw', keys: ['C'], canRun: isFlow, run: beginComment },
];
