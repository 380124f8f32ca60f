import { centre, cardWidth } from '../../canvas/geometry.ts';
import type { EditorScope } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';

/** As tall as most cards are; what was put down just now has not been measured. */
const usualHeight = 112;

/** Leads the canvas to a step, unless all of it is in sight. */
export function bringIntoSight({ editor, flow }: Pick<EditorScope, 'editor' | 'flow'>, id: string): void {
  const node = nodeById(editor.store.getState().document, id);
  const stage = document.querySelector('.canvas')?.getBoundingClientRect();
  if (node === null || stage === undefined) return;
  const box = { ...node.position, width: cardWidth, height: usualHeight };
  const first = flow.screenToFlowPosition({ x: stage.left, y: stage.top });
  const last = flow.screenToFlowPosition({ x: stage.right, y: stage.bottom });
  const isInSight = box.x >= first.x && box.y >= first.y && box.x + box.width <= last.x && box.y + box.height <= last.y;
  const { x, y } = centre(box);
  if (!isInSight) void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: 160 });
}
