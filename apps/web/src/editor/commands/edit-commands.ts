import type { EditorScope } from '../editor-context.ts';
import { selectedKeys } from '../store/drawn.ts';
import type { EditorCommand } from './commands.ts';

const hasSteps = ({ editor }: EditorScope): boolean => {
  const { nodes, notes, frames } = editor.store.getState().document;
  return nodes.length + notes.length + frames.length > 0;
};
const hasSelection = ({ editor }: EditorScope): boolean => selectedKeys(editor.store.getState().selection).length > 0;

export const editCommands: readonly EditorCommand[] = [
  {
    id: 'undo',
    group: 'edit',
    keys: ['Mod+Z'],
    canRun: ({ editor }) => editor.store.getState().past.length > 0,
    run: ({ editor }) => editor.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    canRun: ({ editor }) => editor.store.getState().future.length > 0,
    run: ({ editor }) => editor.redo(),
  },
  { id: 'duplicate', group: 'edit', keys: ['Mod+D'], canRun: hasSelection, run: ({ editor }) => editor.duplicate() },
  { id: 'select-all', group: 'edit', keys: ['Mod+A'], canRun: hasSteps, run: ({ editor }) => editor.selectAll() },
];
