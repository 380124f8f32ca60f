import { fitOptions } from '../../canvas/canvas-tools.tsx';
import { cardWidth } from '../../canvas/geometry.ts';
import type { EditorScope } from '../editor-context.ts';
import { frameKey, noteKey } from '../store/drawn.ts';

/** Cards that come into the window at once: as many as a slow machine draws in a frame, with their edges. */
const atOnce = 20;
/** In a window that nobody looks at no frames are drawn. */
const longestFrameMs = 200;

type Dealing = Pick<EditorScope, 'editor' | 'flow' | 'workbench'>;

/** Makes a change that moves most of a large journey, and shows the whole of it: the cards in sight are put down from left to right, a part a frame. */
export async function dealOut({ editor, flow, workbench }: Dealing, change: () => void): Promise<void> {
  const { notes, frames } = editor.store.getState().document;
  const ground = [...notes.map(({ id }) => noteKey(id)), ...frames.map(({ id }) => frameKey(id))];
  try {
    workbench.deal(new Set(ground));
    await frameDrawn();
    change();
    await frameDrawn();
    void flow.fitView({ duration: 0, includeHiddenNodes: true, ...fitOptions });
    // It asks for a frame of its own before it moves anything.
    await frameDrawn();
    await frameDrawn();
    const inSight = cardsInSight({ editor, flow });
    // What lies outside first, so that long edges come with the card in sight that they end at, and not all together.
    const outside = editor.store.getState().document.nodes.flatMap(({ id }) => (inSight.includes(id) ? [] : [id]));
    for (let count = 0; count < inSight.length; count += atOnce) {
      workbench.deal(new Set([...ground, ...outside, ...inSight.slice(0, count)]));
      await frameDrawn();
    }
  } finally {
    workbench.deal(null);
  }
}

function cardsInSight({ editor, flow }: Pick<Dealing, 'editor' | 'flow'>): readonly string[] {
  const stage = document.querySelector('.canvas')?.getBoundingClientRect();
  if (stage === undefined) return [];
  const first = flow.screenToFlowPosition({ x: stage.left, y: stage.top });
  const last = flow.screenToFlowPosition({ x: stage.right, y: stage.bottom });
  return editor.store
    .getState()
    .document.nodes.filter(
      ({ id, position: { x, y } }) => x < last.x && y < last.y && x + cardWidth > first.x && y + editor.sizeOf(id).height > first.y,
    )
    .toSorted(({ position: one }, { position: other }) => one.x - other.x || one.y - other.y)
    .map(({ id }) => id);
}

/** What is done behind it is a task of its own: neither the frame's nor a part of the next one. */
function frameDrawn(): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, longestFrameMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(done);
    });
  });
}
