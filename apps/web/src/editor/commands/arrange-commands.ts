import { tidy } from '../canvas/tidy.ts';
import type { Alignment, Axis } from '../store/arrange-verbs.ts';
import type { EditorCommand } from './commands.ts';
import { firstOf, notInFlow, nothingDrawn, type ObstacleOf, viewOnly } from './obstacles.ts';

const alignments: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const axes: readonly Axis[] = ['horizontal', 'vertical'];

const fewerThan =
  (least: 2 | 3): ObstacleOf =>
  ({ editor }) =>
    editor.store.getState().selection.nodes.length >= least ? null : least === 2 ? 'two-selected' : 'three-selected';

export const tidyCommand: EditorCommand = {
  id: 'tidy',
  group: 'arrange',
  keys: ['Shift+T'],
  obstacle: firstOf(viewOnly, notInFlow, nothingDrawn),
  run: tidy,
};

export const arrangeCommands: readonly EditorCommand[] = [
  ...alignments.map((to): EditorCommand => ({
    id: `align-${to}`,
    group: 'arrange',
    keys: [],
    obstacle: firstOf(viewOnly, notInFlow, fewerThan(2)),
    run: ({ editor }) => editor.align(to),
  })),
  ...axes.map((along): EditorCommand => ({
    id: `distribute-${along}`,
    group: 'arrange',
    keys: [],
    obstacle: firstOf(viewOnly, notInFlow, fewerThan(3)),
    run: ({ editor }) => editor.distribute(along),
  })),
];
