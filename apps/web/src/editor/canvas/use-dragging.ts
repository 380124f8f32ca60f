import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { type NodeChange, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Box } from '../../canvas/geometry.ts';
import { useEditorScope } from '../editor-context.ts';
import { positionOf, withContents } from '../store/drawn.ts';
import { type SnapLine, snapLines } from './snap-lines.ts';

type Position = JourneyNode['position'];

export interface Dragging {
  /** Where things are while they are dragged. */
  readonly dragged: ReadonlyMap<string, Position>;
  readonly lines: readonly SnapLine[];
  /** Something is taken into the hand: from now on the screen around the canvas waits. */
  readonly start: () => void;
  readonly take: (changes: readonly NodeChange[]) => void;
  readonly stop: () => void;
}

interface Drag {
  /** What is in the hand, and what lies in frames that are: where all of it was. */
  readonly from: ReadonlyMap<string, Position>;
  readonly held: Box;
  readonly others: readonly Box[];
  readonly last: ReadonlyMap<string, Position>;
}

/** On the screen, whatever the zoom. */
const snapsWithin = 6;
const none: ReadonlyMap<string, Position> = new Map();
const noLines: readonly SnapLine[] = [];

/** What is being dragged, with what lies in dragged frames, standing in line with others when it comes near. The document hears of it at the end, once; with Escape it goes back, and the document hears nothing. */
export function useDragging(boxOf: (key: string) => Box | null): Dragging {
  const { editor, workbench } = useEditorScope();
  const { getZoom } = useReactFlow();
  const [dragged, setDragged] = useState(none);
  const [lines, setLines] = useState(noLines);
  const drag = useRef<Drag | null>(null);
  /** Escape gave back what the pointer still holds. */
  const isGivenUp = useRef(false);

  const start = useCallback(() => workbench.hold(true), [workbench]);
  const stop = useCallback(() => {
    const last = drag.current?.last;
    drag.current = null;
    isGivenUp.current = false;
    setLines(noLines);
    // First the document, then the hand lets go: nothing jumps back in between.
    if (last !== undefined) editor.move(last);
    setDragged(none);
    workbench.hold(false);
  }, [editor, workbench]);

  const take = useCallback(
    (changes: readonly NodeChange[]) => {
      // Also where nobody says that it was let go: a second finger came, or somebody else took it away.
      if (changes.some((change) => change.type === 'position' && change.dragging === false)) stop();
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.position !== undefined && change.dragging === true ? [[change.id, change.position] as const] : [],
      );
      const [first] = moved;
      if (first === undefined || isGivenUp.current) return;
      const { document } = editor.store.getState();
      const held = drag.current ?? begin(document, new Set(moved.map(([key]) => key)), boxOf);
      const start = held.from.get(first[0]);
      if (start === undefined) return;
      const by = { x: first[1].x - start.x, y: first[1].y - start.y };
      const snapped = snapLines({ ...held.held, x: held.held.x + by.x, y: held.held.y + by.y }, held.others, snapsWithin / getZoom());
      const last = new Map([...held.from].map(([key, { x, y }]) => [key, { x: x + by.x + snapped.by.x, y: y + by.y + snapped.by.y }]));
      drag.current = { ...held, last };
      setDragged(last);
      setLines(snapped.lines);
    },
    [editor, boxOf, getZoom, stop],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || drag.current === null) return;
      event.stopPropagation();
      drag.current = null;
      isGivenUp.current = true;
      setLines(noLines);
      setDragged(none);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      workbench.hold(false);
    };
  }, [workbench]);

  return { dragged, lines, start, take, stop };
}

function begin(document: JourneyDocument, keys: ReadonlySet<string>, boxOf: (key: string) => Box | null): Drag {
  const all = withContents(document, keys);
  const from = new Map(
    [...all].flatMap((key) => {
      const at = positionOf(document, key);
      return at === null ? [] : [[key, at] as const];
    }),
  );
  const boxes = [...keys].flatMap((key) => boxOf(key) ?? []);
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const held = {
    x: left,
    y: top,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  };
  const others = [...document.nodes.map(({ id }) => id), ...document.notes.map(({ id }) => `note ${id}`)].filter((key) => !all.has(key));
  return { from, held, others: others.flatMap((key) => boxOf(key) ?? []), last: from };
}
