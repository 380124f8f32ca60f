import type { EditorScope } from '../editor-context.ts';
import type { Point } from '../store/drawing-verbs.ts';

/** Where something new goes, in the canvas's own pixels: under the pointer while it is over the canvas, else in the middle of what is in sight. */
export function middleOfCanvas({ flow, pointer }: Pick<EditorScope, 'flow' | 'pointer'>): Point {
  const box = window.document.querySelector('.canvas')?.getBoundingClientRect();
  const middle = box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  return flow.screenToFlowPosition(pointer.at() ?? middle);
}
