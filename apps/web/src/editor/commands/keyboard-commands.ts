import { askedFrom } from '../keyboard/asked-from.ts';
import { placeForNew } from '../palette/place-for-new.ts';
import type { EditorScope } from '../editor-context.ts';
import { waysOut } from '../store/ways-out.ts';
import type { Connecting } from '../workbench/workbench.ts';
import type { EditorCommand } from './commands.ts';
import { firstOf, notInFlow, type Obstacle, type ObstacleOf, somethingInFront, viewOnly } from './obstacles.ts';

/** Where an edge would be drawn from: the one step that is selected, if it has ways out, or the edge that is, to lead elsewhere; or why it cannot. */
function connectable({ editor }: EditorScope): Connecting | Obstacle {
  const { document, selection } = editor.store.getState();
  const edge = document.edges.find(({ id }) => id === selection.edge);
  if (edge !== undefined) return { node: edge.from, port: edge.port };
  const [only, ...others] = selection.nodes;
  if (only === undefined || others.length > 0) return 'one-selected';
  return waysOut(document, only).length === 0 ? 'no-way-out' : { node: only, port: null };
}

const notConnectable: ObstacleOf = (scope) => {
  const from = connectable(scope);
  return typeof from === 'string' ? from : null;
};

export const keyboardCommands: readonly EditorCommand[] = [
  {
    id: 'insert',
    group: 'edit',
    keys: ['A', 'I'],
    obstacle: firstOf(viewOnly, (scope) => (scope.workbench.store.getState().timeline === null ? notInFlow(scope) : null)),
    run: ({ editor, workbench }) => {
      const { timeline } = workbench.store.getState();
      if (timeline !== null) {
        timeline.insert();
        return;
      }
      const { document, selection } = editor.store.getState();
      workbench.insertAt({ place: placeForNew(document, selection), at: askedFrom(selection), choosesWay: true });
    },
  },
  {
    id: 'connect',
    group: 'edit',
    keys: ['L'],
    obstacle: firstOf(viewOnly, notInFlow, notConnectable),
    run: (scope) => {
      const from = connectable(scope);
      if (typeof from !== 'string') scope.workbench.connectFrom(from);
    },
  },
];

/** Comes when it is first asked for. */
const go = async (step: 1 | -1): Promise<void> => (await import('../keyboard/regions.ts')).goToRegion(step);

export const regionCommands: readonly EditorCommand[] = [
  { id: 'next-region', group: 'view', keys: ['F6'], whileTyping: true, obstacle: somethingInFront, run: () => go(1) },
  { id: 'previous-region', group: 'view', keys: ['Shift+F6'], whileTyping: true, obstacle: somethingInFront, run: () => go(-1) },
];
