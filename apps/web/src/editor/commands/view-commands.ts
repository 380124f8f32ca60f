import type { EditorCommand } from './commands.ts';

export const viewCommands: readonly EditorCommand[] = [
  { id: 'problems', group: 'view', keys: [], canRun: () => true, run: ({ workbench }) => workbench.toggle('problems') },
];
