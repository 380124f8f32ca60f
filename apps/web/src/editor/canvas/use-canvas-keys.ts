import type { JourneyNode } from '@magpie/journey';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Arrow, Box } from '../../canvas/geometry.ts';
import { keyOf } from '../commands/key-of.ts';
import { useEditor } from '../editor-context.ts';
import { deedOf } from '../keyboard/canvas-keys.ts';
import { isField } from '../keyboard/is-typing.ts';
import { edgeKey, edgeOf, nextStop, type Stop } from '../keyboard/stops.ts';
import { selectedKeys, selectionOf } from '../store/drawn.ts';

export interface CanvasKeys {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly boxOf: (node: JourneyNode) => Box;
}

/**
 * Keys of the canvas: arrows walk from one thing to the next, edges among them, with Shift they move what is selected, with Alt and Shift they make it
 * larger or smaller; Enter opens, Escape lets go, Delete removes. Whatever an input method is composing is left alone.
 */
export function useCanvasKeys({ place, boxOf }: CanvasKeys): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const { setCenter, getZoom, flowToScreenPosition } = useReactFlow();
  const isInSight = ({ id, at }: Stop): boolean => {
    const stage = place.current?.getBoundingClientRect();
    const card = place.current?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    const middle = flowToScreenPosition(at);
    const box = card ?? (edgeOf(id) === null ? undefined : { left: middle.x, right: middle.x, top: middle.y, bottom: middle.y });
    return (
      box !== undefined &&
      stage !== undefined &&
      box.left >= stage.left &&
      box.right <= stage.right &&
      box.top >= stage.top &&
      box.bottom <= stage.bottom
    );
  };
  const walk = (arrow: Arrow): void => {
    const { document, selection } = editor.store.getState();
    const from = selection.edge === null ? selectedKeys(selection).at(-1) : edgeKey(selection.edge);
    const stop = nextStop({ document, boxOf }, from ?? null, arrow);
    if (stop === null) return;
    const edge = edgeOf(stop.id);
    editor.select(edge === null ? selectionOf([stop.id]) : { edge });
    if (!isInSight(stop)) void setCenter(stop.at.x, stop.at.y, { zoom: getZoom(), duration: 160 });
  };
  const open = (): void => {
    const { selection } = editor.store.getState();
    const [selected] = selectedKeys(selection);
    if (selected !== undefined) editor.goTo(selected, []);
    else if (selection.edge !== null) editor.goToEdge(selection.edge);
  };
  return (event) => {
    if (event.nativeEvent.isComposing || isField(event.target)) return;
    const deed = deedOf(keyOf(event.nativeEvent));
    const { key } = event;
    // On a control of the canvas it is the control's.
    if (deed === null || (deed === 'enter' && event.target !== place.current)) return;
    if (isArrow(key)) {
      const { x, y } = ways[key];
      if (deed === 'arrows') walk(key);
      else if (deed === 'nudge') editor.nudge({ x: x * nudgeBy, y: y * nudgeBy });
      else editor.grow({ x: x * growBy, y: y * growBy });
    } else if (deed === 'enter') open();
    else if (deed === 'escape') editor.select({});
    else editor.removeSelected();
    event.preventDefault();
  };
}

const nudgeBy = 10;
const growBy = 20;
const ways = { ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 }, ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 } } as const;

function isArrow(key: string): key is Arrow {
  return key in ways;
}
