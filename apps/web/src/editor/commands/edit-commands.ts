import { middleOfCanvas } from '../canvas/middle-of-canvas.ts';
import type { EditorScope } from '../editor-context.ts';
import { copyText } from '../sharing/copy-text.ts';
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
  {
    id: 'write',
    group: 'edit',
    keys: [],
    canRun: ({ editor }) => selectedKeys(editor.store.getState().selection).length === 1,
    run: ({ editor }) => {
      const [only] = selectedKeys(editor.store.getState().selection);
      if (only !== undefined) editor.goTo(only, []);
    },
  },
  { id: 'copy', group: 'edit', keys: [], canRun: hasSelection, run: ({ editor }) => void copyText(editor.copy() ?? '') },
  {
    id: 'cut',
    group: 'edit',
    keys: [],
    canRun: hasSelection,
    run: async ({ editor }) => {
      await copyText(editor.copy() ?? '');
      editor.cut();
    },
  },
  {
    id: 'paste',
    group: 'edit',
    keys: [],
    canRun: () => 'clipboard' in navigator,
    run: async (scope) => {
      const at = middleOfCanvas(scope);
      // Whoever does not let us read the clipboard has the keys.
      const text = await navigator.clipboard.readText().catch(() => '');
      scope.editor.paste(text, at);
    },
  },
  {
    id: 'remove',
    group: 'edit',
    keys: [],
    canRun: (scope) => hasSelection(scope) || scope.editor.store.getState().selection.edge !== null,
    run: ({ editor }) => editor.removeSelected(),
  },
];
