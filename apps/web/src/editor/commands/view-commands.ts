import { fitOptions } from '../../canvas/canvas-tools.tsx';
import type { EditorScope } from '../editor-context.ts';
import type { EditorCommand } from './commands.ts';

const always = (): boolean => true;

function zoom({ flow, workbench }: EditorScope, factor: number): void {
  const { timeline } = workbench.store.getState();
  if (timeline !== null) timeline.zoomBy(factor);
  else void (factor > 1 ? flow.zoomIn({ duration: 160 }) : flow.zoomOut({ duration: 160 }));
}

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
    canRun: always,
    run: ({ flow, workbench }) => {
      const { timeline } = workbench.store.getState();
      if (timeline === null) void flow.fitView({ duration: 200, ...fitOptions });
      else timeline.fit();
    },
  },
  { id: 'zoom-in', group: 'view', keys: ['+', '='], canRun: always, run: (scope) => zoom(scope, 1.5) },
  { id: 'zoom-out', group: 'view', keys: ['-'], canRun: always, run: (scope) => zoom(scope, 1 / 1.5) },
  { id: 'shortcuts', group: 'view', keys: ['?'], canRun: always, run: ({ workbench }) => workbench.ask('shortcuts') },
  { id: 'history', group: 'view', keys: ['Mod+Alt+H'], canRun: always, run: ({ workbench }) => workbench.toggle('history') },
  { id: 'comments', group: 'view', keys: ['Shift+C'], canRun: always, run: ({ workbench }) => workbench.toggle('comments') },
];
