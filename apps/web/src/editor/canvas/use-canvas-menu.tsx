import { lazy, type MouseEvent, type ReactElement, Suspense, useState } from 'react';
import { useEditorScope } from '../editor-context.ts';
import { selectedKeys, selectionOf } from '../store/drawn.ts';
import type { OpenMenu } from './canvas-menu.tsx';
import { focusStage } from './focus-stage.ts';

const CanvasMenu = lazy(async () => ({ default: (await import('./canvas-menu.tsx')).CanvasMenu }));

interface CanvasMenuUse {
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly menu: ReactElement | null;
}

/** What can be asked for at a place of the canvas; a line between what belongs together. */
const onNothing = [
  ['add-note', 'add-frame', 'add-comment'],
  ['paste', 'select-all'],
  ['tidy', 'fit'],
];
const onThings = [['write', 'add-comment', 'frame-selection'], ['copy', 'cut', 'paste', 'duplicate'], ['remove']];
const onEdge = [['remove']];

/** The menu of the canvas, by the right button or the menu key: commands that fit what is under the pointer, or what is selected. */
export function useCanvasMenu(): CanvasMenuUse {
  const { editor } = useEditorScope();
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('input, textarea, .canvas-tools, .react-flow__minimap') !== null) return;
    event.preventDefault();
    const thing = keyAt(event.target, '.react-flow__node');
    const edge = keyAt(event.target, '.react-flow__edge');
    if (thing !== null && !selectedKeys(editor.store.getState().selection).includes(thing)) editor.select(selectionOf([thing]));
    else if (edge !== null) editor.select({ edge });
    else if (thing === null && event.button === 2) editor.select({});
    const { selection } = editor.store.getState();
    const groups = selection.edge !== null ? onEdge : selectedKeys(selection).length > 0 ? onThings : onNothing;
    setOpen({ at: placeOf(event), groups });
  };
  const close = (): void => {
    setOpen(null);
    focusStage();
  };
  return {
    onContextMenu,
    menu:
      open === null ? null : (
        <Suspense fallback={null}>
          <CanvasMenu open={open} onClose={close} />
        </Suspense>
      ),
  };
}

function keyAt(target: Element, kind: string): string | null {
  return target.closest(kind)?.getAttribute('data-id') ?? null;
}

/** Asked for by a key, the menu opens at what is selected. */
function placeOf({ clientX, clientY, button }: MouseEvent): OpenMenu['at'] {
  const box = button === 2 ? undefined : document.querySelector('.react-flow__node.selected')?.getBoundingClientRect();
  return box === undefined ? { x: clientX, y: clientY } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
