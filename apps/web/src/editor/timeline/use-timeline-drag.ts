import type { Stage } from '@magpie/journey';
import { formatDay, useUi } from '@magpie/ui';
import { type PointerEvent, useCallback, useState } from 'react';
import { whenOffset } from '../../canvas/when-words.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditor } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { type DayAndTime, hasOwnTime } from '../store/time-verbs.ts';
import type { Lane } from './lane-layout.ts';
import { movedOffset } from './moved-offset.ts';
import type { TimeScale } from './time-scale.ts';
import type { JourneySchedule } from './use-schedule.ts';

export interface CardDrag {
  readonly dx: number;
  readonly dy: number;
  /** What letting go would do. */
  readonly words: string;
}

interface Dragging extends CardDrag {
  readonly id: string;
  readonly lane: Stage | null | undefined;
}

interface TimelineDrag {
  /** The lane under the card that is dragged; undefined when none is. */
  readonly lane: Stage | null | undefined;
  of(id: string): CardDrag | null;
  readonly begin: (id: string, event: PointerEvent<HTMLElement>) => void;
}

const threshold = 4;

/** Leading a card along the ruler to another moment, and up or down to another stage. Escape gives up. One step of undo. */
export function useTimelineDrag({
  scale,
  schedule,
  lanes,
}: {
  readonly scale: TimeScale;
  readonly schedule: JourneySchedule;
  readonly lanes: readonly Lane[];
}): TimelineDrag {
  const { words, locale } = useUi();
  const ground = useGround();
  const editor = useEditor();
  const [dragging, setDragging] = useState<Dragging | null>(null);

  const begin = useCallback(
    (id: string, event: PointerEvent<HTMLElement>): void => {
      const node = nodeById(editor.store.getState().document, id);
      const scheduled = schedule.nodes.get(id);
      const home = lanes.find(({ items }) => items.some((item) => item.id === id));
      if (event.button !== 0 || node === null || scheduled === undefined || home === undefined) return;
      const card = event.currentTarget;
      const start = { x: event.clientX, y: event.clientY };
      const lanesTop = card.closest('.timeline-lanes')?.getBoundingClientRect().top ?? 0;
      const from = schedule.momentOf(scheduled.at);
      const isFree = hasOwnTime(node);
      let last: { readonly to: DayAndTime; readonly stage: Stage | null } | null = null;
      const laneAt = (dy: number): Stage | null => {
        const y = start.y - lanesTop + dy;
        return (lanes.find(({ top, height }) => y >= top && y < top + height) ?? (dy < 0 ? lanes[0] : lanes.at(-1)) ?? home).stage;
      };
      const move = (moved: globalThis.PointerEvent): void => {
        const [dx, dy] = [moved.clientX - start.x, moved.clientY - start.y];
        if (last === null && Math.hypot(dx, dy) < threshold) return;
        const to = isFree ? scale.led(from, dx) : from;
        const stage = Math.abs(dy) < 40 ? node.stage : laneAt(dy);
        last = { to, stage };
        const offset = movedOffset(node.when, { from, to, anchorDate: schedule.anchorDate });
        const date = `${formatDay(to.date, locale)} ${to.time}`;
        const inWords = offset === null ? null : whenOffset(offset, ground);
        const moment = !isFree
          ? words('timeline.fixed', { name: node.name })
          : inWords === null
            ? words('timeline.drag-to', { date })
            : words('timeline.drag-offset', { date, offset: inWords });
        const led =
          stage === node.stage
            ? moment
            : words('timeline.drag-stage', { moment, stage: words(stage === null ? 'timeline.no-stage' : `stage.${stage}`) });
        setDragging({ id, dx: isFree ? dx : 0, dy, lane: stage, words: led });
      };
      const end = (isGivenUp: boolean): void => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', key, true);
        setDragging(null);
        if (last === null || isGivenUp) return;
        // What was a drag is no click.
        window.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
        editor.scheduleTo(id, { from, to: last.to, anchorDate: schedule.anchorDate, stage: last.stage });
      };
      const up = (): void => end(false);
      const cancel = (): void => end(true);
      const key = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return;
        pressed.stopPropagation();
        end(true);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', key, true);
    },
    [editor, ground, lanes, locale, scale, schedule, words],
  );
  return { lane: dragging?.lane, of: (id) => (dragging?.id === id ? dragging : null), begin };
}

function swallow(event: MouseEvent): void {
  event.stopPropagation();
  event.preventDefault();
}
