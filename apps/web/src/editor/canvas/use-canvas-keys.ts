import type { JourneyNode } from '@magpie/journey';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent, RefObject } from 'react';
import { type Box, centre, neighbour } from '../../canvas/geometry.ts';
import { useEditor } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';

export interface CanvasKeys {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly boxOf: (node: JourneyNode) => Box;
}

/** Keys of the canvas: arrows walk from step to step, Enter opens, Escape lets go, Delete removes. Whatever an input method is composing is left alone. */
export function useCanvasKeys({ place, boxOf }: CanvasKeys): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const { setCenter, getZoom } = useReactFlow();
  return (event) => {
    if (event.nativeEvent.isComposing || isTyping(event.target)) return;
    const { document, selection } = editor.store.getState();
    const key = event.key;
    if (key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight') {
      const from = nodeById(document, selection.nodes.at(-1) ?? '');
      const next =
        from === null
          ? (document.nodes[0]?.id ?? null)
          : neighbour(
              centre(boxOf(from)),
              document.nodes.filter(({ id }) => id !== from.id).map((node) => ({ id: node.id, at: centre(boxOf(node)) })),
              key,
            );
      const node = next === null ? null : nodeById(document, next);
      if (node !== null) {
        editor.select({ nodes: [node.id] });
        const { x, y } = centre(boxOf(node));
        if (!isVisible(place.current, node.id)) void setCenter(x, y, { zoom: getZoom(), duration: 160 });
      }
    } else if (key === 'Enter' && selection.nodes[0] !== undefined && event.target === place.current) editor.goTo(selection.nodes[0], []);
    else if (key === 'Escape') editor.select({});
    else if (key === 'Delete' || key === 'Backspace') {
      if (selection.edge === null) editor.remove(selection.nodes);
      else editor.disconnect(selection.edge);
    } else return;
    event.preventDefault();
  };
}

export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function isVisible(place: HTMLElement | null, id: string): boolean {
  const card = place?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  const stage = place?.getBoundingClientRect();
  return (
    card !== undefined &&
    stage !== undefined &&
    card.left >= stage.left &&
    card.right <= stage.right &&
    card.top >= stage.top &&
    card.bottom <= stage.bottom
  );
}
