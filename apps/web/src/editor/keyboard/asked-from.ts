import type { Selection } from '../store/editor-state.ts';
import type { Inserting } from '../workbench/workbench.ts';

/** Where on the screen a picker opens that was asked for by a key: beside what is selected, as far as it is in sight, else in the middle of the canvas. */
export function askedFrom({ nodes, edge }: Selection): Inserting['at'] {
  const stage = document.querySelector('.canvas')?.getBoundingClientRect();
  if (stage === undefined) return { left: 0, top: 0, width: 0, height: 0 };
  const middle = { left: stage.left + stage.width / 2, top: stage.top + stage.height / 3, width: 0, height: 0 };
  const thing =
    edge !== null
      ? document.querySelector(`.react-flow__edge[data-id="${CSS.escape(edge)}"]`)
      : document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodes[0] ?? '')}"]`);
  const box = thing?.getBoundingClientRect();
  if (box === undefined) return middle;
  const [left, right] = [Math.max(box.left, stage.left), Math.min(box.right, stage.right)];
  const [top, bottom] = [Math.max(box.top, stage.top), Math.min(box.bottom, stage.bottom)];
  return right <= left || bottom <= top ? middle : { left, top, width: right - left, height: bottom - top };
}
