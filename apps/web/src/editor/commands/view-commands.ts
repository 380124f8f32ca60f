import { fitOptions } from '../../canvas/canvas-tools.tsx';
import type { EditorCommand } from './commands.ts';

const always = (): boolean => true;

export const viewCommands: readonly EditorCommand[] = [
  { id: 'palette', group: 'view', keys: ['Mod+K', 'Mod+F'], canRun: always, run: ({ workbench }) => workbench.ask('palette') },
  {
    id: 'switch-stage',
    group: 'view',
    keys: ['T'],
    canRun: always,
    run: ({ workbench }) => workbench.show(workbench.store.getState().stage === 'flow' ? 'timeline' : 'flow'),
  },
  { id: 'problems', group: 'view', keys: ['P'], canRun: always, run: ({ workbench }) => workbench.toggle('problems') },
  {
    id: 'fit',
    group: 'view',
    keys: ['Shift+F'],
    canRun: ({ workbench }) => workbench.store.getState().stage === 'flow',
    run: ({ flow }) => void flow.fitView({ duration: 200, ...fitOptions }),
  },
  { id: 'shortcuts', group: 'view', keys: ['?'], canRun: always, run: ({ workbench }) => workbench.ask('shortcuts') },
  { id: 'history', group: 'view', keys: ['Mod+Alt+H'], canRun: always, run: ({ workbench }) => workbench.toggle('history') },
  { id: 'comments', group: 'view', keys: ['Shift+C'], canRun: always, run: ({ workbench }) => workbench.toggle('comments') },
];
