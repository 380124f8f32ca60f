import { type Box, cardWidth, centre } from '../../canvas/geometry.ts';
import type { EditorScope } from '../editor-context.ts';
import { drawnOf, selectionOf } from '../store/drawn.ts';
import type { Hit } from './find-hits.ts';

/** Nearer than this a card can be read. */
const readableZoom = 0.6;
/** What the search itself covers of the canvas: from the right and from above, in CSS pixels. */
const bar = { width: 360, height: 110 } as const;

/** Selects what was found, and leads the canvas to it unless all of it can be read where it is. */
export function lookAtHit({ editor, flow }: Pick<EditorScope, 'editor' | 'flow'>, hit: Hit): void {
  editor.select(hit.on === null ? {} : selectionOf([hit.on]));
  const box = boxOf({ editor, flow }, hit);
  const stage = document.querySelector('.canvas')?.getBoundingClientRect();
  if (stage === undefined) return;
  const zoom = flow.getZoom();
  const first = flow.screenToFlowPosition({ x: stage.left, y: stage.top });
  const last = flow.screenToFlowPosition({ x: stage.right, y: stage.bottom });
  const covered = flow.screenToFlowPosition({ x: stage.right - bar.width, y: stage.top + bar.height });
  const isInSight = box.x >= first.x && box.y >= first.y && box.x + box.width <= last.x && box.y + box.height <= last.y;
  const isCovered = box.x + box.width > covered.x && box.y < covered.y;
  if (isInSight && !isCovered && zoom >= readableZoom) return;
  const { x, y } = centre(box);
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  void flow.setCenter(x, y, { zoom: Math.max(readableZoom, zoom), duration: isStill ? 0 : 160 });
}

function boxOf({ editor, flow }: Pick<EditorScope, 'editor' | 'flow'>, { on, at }: Hit): Box {
  const { kind, id } = drawnOf(on ?? '');
  const { notes, frames } = editor.store.getState().document;
  const sized = kind === 'note' ? notes.find((note) => note.id === id) : kind === 'frame' ? frames.find((frame) => frame.id === id) : undefined;
  // Of a frame, its head: what lies in it says something else.
  if (sized !== undefined) return { ...sized.position, width: sized.size.width, height: kind === 'frame' ? 36 : sized.size.height };
  const measured = flow.getNodes().find((node) => node.id === on)?.measured;
  return on === null ? { ...at, width: 28, height: 28 } : { ...at, width: measured?.width ?? cardWidth, height: measured?.height ?? 112 };
}
