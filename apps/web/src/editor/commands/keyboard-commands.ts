import { askedFrom } from '../keyboard/asked-from.ts';
import { placeForNew } from '../palette/place-for-new.ts';
import type { EditorScope } from '../editor-context.ts';
import { waysOut } from '../store/ways-out.ts';
import type { EditorCommand } from './commands.ts';

const isFlow = ({ workbench }: EditorScope): boolean => workbench.store.getState().stage === 'flow' && workbench.store.getState().compared === null;

/** The one step that is selected, if it has ways out; null otherwise. */
function connectable({ editor }: EditorScope): string | null {
  const { document, selection } = editor.store.getState();
  const [only, ...others] = selection.nodes;
  return only === undefined || others.length > 0 || waysOut(document, only).length === 0 ? null : only;
}

const hasNothingInFront = ({ workbench }: EditorScope): boolean => workbench.store.getState().dialog === null;

export const keyboardCommands: readonly EditorCommand[] = [
  {
    id: 'insert',
    group: 'edit',
    keys: ['A', 'I'],
    canRun: (scope) => isFlow(scope) || scope.workbench.store.getState().timeline !== null,
    run: ({ editor, workbench }) => {
      const { timeline } = workbench.store.getState();
      if (timeline !== null) {
        timeline.insert();
        return;
      }
      const { document, selection } = editor.store.getState();
      workbench.insertAt({ place: placeForNew(document, selection), at: askedFrom(selection) });
    },
  },
  {
    id: 'connect',
    group: 'edit',
    keys: ['L'],
    canRun: (scope) => isFlow(scope) && connectable(scope) !== null,
    run: (scope) => scope.workbench.connectFrom(connectable(scope)),
  },
];

/** Comes when it is first asked for. */
const go = async (step: 1 | -1): Promise<void> => (await import('../keyboard/regions.ts')).goToRegion(step);

export const regionCommands: readonly EditorCommand[] = [
  { id: 'next-region', group: 'view', keys: ['F6'], whileTyping: true, canRun: hasNothingInFront, run: () => go(1) },
  { id: 'previous-region', group: 'view', keys: ['Shift+F6'], whileTyping: true, canRun: hasNothingInFront, run: () => go(-1) },
];
