import { drawnSize } from '../canvas/drawn-size.ts';
import { tidy } from '../canvas/tidy.ts';
import type { EditorScope } from '../editor-context.ts';
import type { Alignment, Axis } from '../store/arrange-verbs.ts';
import type { EditorCommand } from './commands.ts';

const alignments: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const axes: readonly Axis[] = ['horizontal', 'vertical'];

const selects =
  (least: number) =>
  ({ editor }: EditorScope): boolean =>
    editor.store.getState().selection.nodes.length >= least;

export const tidyCommand: EditorCommand = {
  id: 'tidy',
  group: 'arrange',
  keys: ['Shift+T'],
  canRun: ({ editor, workbench }) => workbench.store.getState().stage === 'flow' && editor.store.getState().document.nodes.length > 0,
  run: tidy,
};

export const arrangeCommands: readonly EditorCommand[] = [
  ...alignments.map((to): EditorCommand => ({
    id: `align-${to}`,
    group: 'arrange',
    keys: [],
    canRun: selects(2),
    run: (scope) => scope.editor.align(to, drawnSize(scope)),
  })),
  ...axes.map((along): EditorCommand => ({
    id: `distribute-${along}`,
    group: 'arrange',
    keys: [],
    canRun: selects(3),
    run: (scope) => scope.editor.distribute(along, drawnSize(scope)),
  })),
];
