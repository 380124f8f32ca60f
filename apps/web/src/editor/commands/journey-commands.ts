import type { EditorCommand } from './commands.ts';
import { never, viewOnly } from './obstacles.ts';

export const journeyCommands: readonly EditorCommand[] = [
  { id: 'export', group: 'journey', keys: [], obstacle: never, run: ({ workbench }) => workbench.ask('export') },
  { id: 'walk', group: 'journey', keys: ['W'], obstacle: never, run: ({ workbench }) => workbench.toggle('walk') },
  { id: 'simulate', group: 'journey', keys: ['Shift+W'], obstacle: never, run: ({ workbench }) => workbench.toggle('simulation') },
  { id: 'rehearse', group: 'journey', keys: [], obstacle: viewOnly, run: ({ workbench }) => workbench.ask('rehearse') },
  { id: 'publish', group: 'journey', keys: [], obstacle: viewOnly, run: ({ workbench }) => workbench.ask('publish') },
];
