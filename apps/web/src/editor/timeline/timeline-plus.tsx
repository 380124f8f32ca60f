import { useUi } from '@magpie/ui';
import { Plus } from 'lucide-react';
import { type ReactElement, type RefObject, useEffect, useState } from 'react';
import type { Inserting } from '../workbench/workbench.ts';
import { cellDay, type DayCell, isSameCell } from './day-cell.ts';
import type { Lane } from './lane-layout.ts';
import type { TimeScale } from './time-scale.ts';

export interface TimelinePlusProps {
  readonly lanesPlace: RefObject<HTMLDivElement | null>;
  readonly scale: TimeScale;
  readonly lanes: readonly Lane[];
  /** Where the keyboard is; null: nowhere. */
  readonly cursor: DayCell | null;
  readonly onAdd: (cell: DayCell, at: Inserting['at']) => void;
}

/** A "+" at the foot of the lane on the day under the pointer, and one where the keyboard is. */
export function TimelinePlus({ lanesPlace, scale, lanes, cursor, onAdd }: TimelinePlusProps): ReactElement {
  const over = usePointedCell(lanesPlace, scale, lanes);
  const isApart = over !== null && !isSameCell(over, cursor);
  return (
    <>
      {cursor === null ? null : <DayPlus cell={cursor} isCursor scale={scale} lanes={lanes} onAdd={onAdd} />}
      {isApart ? <DayPlus cell={over} isCursor={false} scale={scale} lanes={lanes} onAdd={onAdd} /> : null}
    </>
  );
}

const size = 22;

function DayPlus({
  cell,
  isCursor,
  scale,
  lanes,
  onAdd,
}: Pick<TimelinePlusProps, 'scale' | 'lanes' | 'onAdd'> & { readonly cell: DayCell; readonly isCursor: boolean }): ReactElement | null {
  const { words, locale } = useUi();
  const lane = lanes.find(({ stage }) => stage === cell.stage);
  if (lane === undefined) return null;
  const day = cellDay(cell, locale);
  const x = xOfCell(cell, scale);
  return (
    <button
      type="button"
      className={`timeline-plus mg-stage-${cell.stage ?? 'none'}${isCursor ? ' timeline-plus-cursor' : ''}`}
      style={{ left: x - size / 2, top: lane.top + lane.height - size - 4 }}
      tabIndex={-1}
      aria-label={words('timeline.add', { day, stage: words(cell.stage === null ? 'timeline.no-stage' : `stage.${cell.stage}`) })}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        onAdd(cell, { left, top, width, height });
      }}
    >
      <Plus size={14} aria-hidden />
      <small aria-hidden>{day}</small>
    </button>
  );
}

/** The middle of a day, or where its time is. */
function xOfCell({ date, time }: DayCell, scale: TimeScale): number {
  const [hours = 12, minutes = 0] = time === null ? [] : time.split(':').map(Number);
  return scale.xOfDate(date) + ((hours * 60 + minutes) / 1_440) * scale.dayWidth;
}

function usePointedCell(place: RefObject<HTMLDivElement | null>, scale: TimeScale, lanes: readonly Lane[]): DayCell | null {
  const [over, setOver] = useState<DayCell | null>(null);
  useEffect(() => {
    const ground = place.current;
    if (ground === null) return;
    const point = (event: PointerEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('.timeline-plus') !== null) return;
      const box = ground.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const lane = lanes.find(({ top, height }) => y >= top && y < top + height);
      const isFree = event.buttons === 0 && event.pointerType !== 'touch' && target.closest('.timeline-hung') === null && lane !== undefined;
      const next = isFree ? { date: scale.dateAt(x), time: scale.timeAt(x), stage: lane.stage } : null;
      setOver((before) => (isSameCell(before, next) ? before : next));
    };
    const leave = (): void => setOver(null);
    ground.addEventListener('pointermove', point);
    ground.addEventListener('pointerleave', leave);
    return () => {
      ground.removeEventListener('pointermove', point);
      ground.removeEventListener('pointerleave', leave);
    };
  }, [place, scale, lanes]);
  return over;
}
