import { middleOfCanvas } from '../canvas/middle-of-canvas.ts';
import { copyText } from '../sharing/copy-text.ts';
import { selectedKeys } from '../store/drawn.ts';
import { isJourneyText } from '../taking-in/is-journey-text.ts';
import type { EditorCommand } from './commands.ts';
import { comparing, firstOf, nothingDrawn, nothingSelected, type ObstacleOf, viewOnly } from './obstacles.ts';

/** Steps, notes or frames, or an edge. */
const nothingToRemove: ObstacleOf = (scope) => (scope.editor.store.getState().selection.edge === null ? nothingSelected(scope) : null);

export const editCommands: readonly EditorCommand[] = [
  {
    id: 'undo',
    group: 'edit',
    keys: ['Mod+Z'],
    obstacle: firstOf(viewOnly, ({ editor }) => (editor.store.getState().past.length > 0 ? null : 'nothing-to-undo')),
    run: ({ editor }) => editor.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    obstacle: firstOf(viewOnly, ({ editor }) => (editor.store.getState().future.length > 0 ? null : 'nothing-to-redo')),
    run: ({ editor }) => editor.redo(),
  },
  {
    id: 'duplicate',
    group: 'edit',
    keys: ['Mod+D'],
    obstacle: firstOf(viewOnly, comparing, nothingSelected),
    run: ({ editor }) => editor.duplicate(),
  },
  { id: 'select-all', group: 'edit', keys: ['Mod+A'], obstacle: nothingDrawn, run: ({ editor }) => editor.selectAll() },
  {
    id: 'write',
    group: 'edit',
    keys: [],
    obstacle: ({ editor }) => (selectedKeys(editor.store.getState().selection).length === 1 ? null : 'one-selected'),
    run: ({ editor }) => {
      const [only] = selectedKeys(editor.store.getState().selection);
      if (only !== undefined) editor.goTo(only, []);
    },
  },
  { id: 'copy', group: 'edit', keys: [], obstacle: nothingSelected, run: ({ editor }) => void copyText(editor.copy() ?? '') },
  {
    id: 'cut',
    group: 'edit',
    keys: [],
    obstacle: firstOf(viewOnly, comparing, nothingSelected),
    run: async ({ editor }) => {
      await copyText(editor.copy() ?? '');
      editor.cut();
    },
  },
  {
    id: 'paste',
    group: 'edit',
    keys: [],
    obstacle: firstOf(viewOnly, comparing, () => ('clipboard' in navigator ? null : 'no-clipboard')),
    run: async (scope) => {
      const at = middleOfCanvas(scope);
      // Whoever does not let us read the clipboard has the keys.
      const text = await navigator.clipboard.readText().catch(() => '');
      if (!scope.editor.paste(text, at) && isJourneyText(text)) scope.workbench.takeIn({ name: null, text });
    },
  },
  {
    id: 'remove',
    group: 'edit',
    keys: [],
    obstacle: firstOf(viewOnly, comparing, nothingToRemove),
    run: ({ editor }) => editor.removeSelected(),
  },
];
