import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent, RefObject } from 'react';
import { type Arrow, type Box, centre, neighbour, type Point } from '../../canvas/geometry.ts';
import { useEditor } from '../editor-context.ts';
import { frameKey, noteKey, selectedKeys, selectionOf } from '../store/drawn.ts';

export interface CanvasKeys {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly boxOf: (node: JourneyNode) => Box;
}

/**
 * Keys of the canvas: arrows walk from one thing to the next, with Shift they move what is selected, with Alt and Shift they make it larger or smaller;
 * Enter opens, Escape lets go, Delete removes. Whatever an input method is composing is left alone.
 */
export function useCanvasKeys({ place, boxOf }: CanvasKeys): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const { setCenter, getZoom } = useReactFlow();
  const walk = (arrow: Arrow): void => {
    const { document, selection } = editor.store.getState();
    const spots = spotsOf(document, boxOf);
    const from = spots.find(({ id }) => id === selectedKeys(selection).at(-1));
    const next =
      from === undefined
        ? spots[0]?.id
        : neighbour(
            from.at,
            spots.filter(({ id }) => id !== from.id),
            arrow,
          );
    const spot = spots.find(({ id }) => id === next);
    if (spot === undefined) return;
    editor.select(selectionOf([spot.id]));
    if (!isVisible(place.current, spot.id)) void setCenter(spot.at.x, spot.at.y, { zoom: getZoom(), duration: 160 });
  };
  return (event) => {
    if (event.nativeEvent.isComposing || isTyping(event.target)) return;
    const [selected] = selectedKeys(editor.store.getState().selection);
    const key = event.key;
    const by = isArrow(key) ? ways[key] : null;
    if (isArrow(key) && by !== null && event.shiftKey) {
      if (event.altKey) editor.grow({ x: by.x * growBy, y: by.y * growBy });
      else editor.nudge({ x: by.x * nudgeBy, y: by.y * nudgeBy });
    } else if (isArrow(key)) walk(key);
    else if (key === 'Enter' && selected !== undefined && event.target === place.current) editor.goTo(selected, []);
    else if (key === 'Escape') editor.select({});
    else if (key === 'Delete' || key === 'Backspace') editor.removeSelected();
    else return;
    event.preventDefault();
  };
}

const nudgeBy = 10;
const growBy = 20;
const ways = { ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 }, ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 } } as const;

function isArrow(key: string): key is Arrow {
  return key in ways;
}

/** Everything one can walk to, with the middle of it; of a frame, that of its head. */
function spotsOf({ nodes, notes, frames }: JourneyDocument, boxOf: CanvasKeys['boxOf']): readonly { readonly id: string; readonly at: Point }[] {
  return [
    ...nodes.map((node) => ({ id: node.id, at: centre(boxOf(node)) })),
    ...notes.map(({ id, position, size }) => ({ id: noteKey(id), at: centre({ ...position, ...size }) })),
    ...frames.map(({ id, position, size }) => ({ id: frameKey(id), at: centre({ ...position, width: size.width, height: 36 }) })),
  ];
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
