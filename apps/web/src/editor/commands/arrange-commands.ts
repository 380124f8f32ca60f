import { cardWidth } from '../../canvas/geometry.ts';
import type { EditorScope } from '../editor-context.ts';
import type { Alignment, Axis, SizeOf } from '../store/arrange-verbs.ts';
import type { EditorCommand } from './commands.ts';

const alignments: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const axes: readonly Axis[] = ['horizontal', 'vertical'];

const selects =
  (least: number) =>
  ({ editor }: EditorScope): boolean =>
    editor.store.getState().selection.nodes.length >= least;

/** As large as the cards are drawn. */
export function drawnSize({ flow }: EditorScope): SizeOf {
  const sizes = new Map(flow.getNodes().map(({ id, measured }) => [id, { width: measured?.width ?? cardWidth, height: measured?.height ?? 112 }]));
  return (id) => sizes.get(id) ?? { width: cardWidth, height: 112 };
}

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
