import { fitOptions } from '../../canvas/canvas-tools.tsx';
import type { EditorScope } from '../editor-context.ts';
import { frameKey, noteKey } from '../store/drawn.ts';
import { dealOut } from './deal-out.ts';
import { glideMs } from './use-glide.ts';

/** More than this many cards do not glide: moving them would cost more than it shows. */
const mostGliding = 150;

let isBusy = false;

/** Puts the steps in columns by stage: laid out off the main thread, one step of undo; things glide to their places unless motion is unwelcome; many are put down there a part at a time. */
export async function tidy(scope: EditorScope): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    const { editor, flow, workbench } = scope;
    const { tidyLayout } = await import('./tidy-layout.ts');
    const { document } = editor.store.getState();
    const places = await tidyLayout(document, new Map(document.nodes.map(({ id }) => [id, editor.sizeOf(id)])));
    const now = editor.store.getState().document;
    if (now.nodes.length > mostGliding) {
      await dealOut(scope, () => editor.tidy(places));
      return;
    }
    const glides = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (glides)
      workbench.glide(
        new Map([
          ...now.nodes.map(({ id, position }) => [id, position] as const),
          ...now.notes.map(({ id, position }) => [noteKey(id), position] as const),
          ...now.frames.map(({ id, position }) => [frameKey(id), position] as const),
        ]),
      );
    editor.tidy(places);
    await new Promise((done) => setTimeout(done, glides ? glideMs + 40 : 20));
    void flow.fitView({ duration: glides ? 200 : 0, ...fitOptions });
  } finally {
    isBusy = false;
  }
}
