import type { Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { type DragEvent, type ReactElement, type RefObject, useState } from 'react';
import { useEditorScope } from '../editor-context.ts';
import { dragType } from '../palette/palette.tsx';
import { cellDay, type DayCell } from './day-cell.ts';
import type { Lane } from './lane-layout.ts';
import type { TimeScale } from './time-scale.ts';

interface TimelineDrop {
  /** The lane a kind would fall into; undefined when none is dragged over it. */
  readonly lane: Stage | null | undefined;
  readonly ghost: ReactElement | null;
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** A kind dropped from the palette onto a day and a stage: a step with that moment and stage. */
export function useTimelineDrop({
  place,
  scale,
  lanes,
  onDrop,
}: {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly scale: TimeScale;
  readonly lanes: readonly Lane[];
  readonly onDrop: (type: string, cell: DayCell) => void;
}): TimelineDrop {
  const { words, locale } = useUi();
  const { dragged } = useEditorScope();
  const [over, setOver] = useState<{ readonly x: number; readonly lane: Lane; readonly cell: DayCell } | null>(null);
  const spotOf = (event: DragEvent): typeof over => {
    const ground = place.current?.querySelector('.timeline-lanes')?.getBoundingClientRect();
    if (ground === undefined) return null;
    const [x, y] = [event.clientX - ground.left, event.clientY - ground.top];
    const lane = lanes.find(({ top, height }) => y >= top && y < top + height) ?? lanes.at(-1);
    return lane === undefined ? null : { x, lane, cell: { date: scale.dateAt(x), time: scale.timeAt(x), stage: lane.stage } };
  };
  const onDragOver = (event: DragEvent): void => {
    if (dragged === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(spotOf(event));
  };
  return {
    lane: over?.lane.stage,
    ghost:
      over === null ? null : (
        <span className={`timeline-ghost timeline-drop mg-stage-${over.lane.stage ?? 'none'}`} style={{ left: over.x, top: over.lane.top + 8 }}>
          {words('timeline.drag-to', { date: cellDay(over.cell, locale) })}
        </span>
      ),
    handlers: {
      onDragEnter: onDragOver,
      onDragOver,
      onDragLeave: () => setOver(null),
      onDrop: (event) => {
        const type = event.dataTransfer.getData(dragType);
        const spot = spotOf(event);
        setOver(null);
        if (type === '' || spot === null) return;
        event.preventDefault();
        onDrop(type, spot.cell);
      },
    },
  };
}
