import type { EditorCommand } from './commands.ts';

export const journeyCommands: readonly EditorCommand[] = [
  { id: 'export', group: 'journey', keys: [], canRun: () => true, run: ({ workbench }) => workbench.ask('export') },
  { id: 'walk', group: 'journey', keys: ['W'], canRun: () => true, run: ({ workbench }) => workbench.toggle('walk') },
  { id: 'simulate', group: 'journey', keys: ['Shift+W'], canRun: () => true, run: ({ workbench }) => workbench.toggle('simulation') },
  { id: 'rehearse', group: 'journey', keys: [], canRun: () => true, run: ({ workbench }) => workbench.ask('rehearse') },
  { id: 'publish', group: 'journey', keys: [], canRun: () => true, run: ({ workbench }) => workbench.ask('publish') },
];
