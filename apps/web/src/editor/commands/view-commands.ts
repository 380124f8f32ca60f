import type { EditorCommand } from './commands.ts';

export const viewCommands: readonly EditorCommand[] = [
  {
    id: 'switch-stage',
    group: 'view',
    keys: ['T'],
    canRun: () => true,
    run: ({ workbench }) => workbench.show(workbench.store.getState().stage === 'flow' ? 'timeline' : 'flow'),
  },
  { id: 'problems', group: 'view', keys: [], canRun: () => true, run: ({ workbench }) => workbench.toggle('problems') },
];
