import { addDays } from '@magpie/calendar';
import { formatDay, useUi } from '@magpie/ui';
import { type KeyboardEvent, useState } from 'react';
import { isField } from '../keyboard/is-typing.ts';
import { useEditor } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { cellDay, type DayCell } from './day-cell.ts';
import type { Lane } from './lane-layout.ts';
import { laterBy, type TimeScale } from './time-scale.ts';
import type { JourneySchedule } from './use-schedule.ts';

interface TimelineKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What was done last, for those who cannot see it. */
  readonly said: string;
  /** The day and the lane for a new step; null: none has been walked to. */
  readonly cursor: DayCell | null;
  /** The day and the lane that a new step gets when nobody has walked to one: those of what is selected. */
  cellHere(): DayCell;
  readonly setCursor: (cell: DayCell | null) => void;
}

export interface KeyGround {
  readonly scale: TimeScale;
  readonly schedule: JourneySchedule;
  readonly lanes: readonly Lane[];
  readonly today: string;
  /** Brings a day into sight. */
  readonly onDay: (date: string) => void;
  /** Asks for a new step there. */
  readonly onInsert: (cell: DayCell) => void;
}

/**
 * Arrows walk from card to card; with Alt they lead the card: along time, or to the next stage. With Shift they walk over days and lanes to where a new
 * step is to go, and Enter asks for it. Enter opens a card, Delete removes it.
 */
export function useTimelineKeys({ scale, schedule, lanes, today, onDay, onInsert }: KeyGround): TimelineKeys {
  const { words, locale } = useUi();
  const editor = useEditor();
  const [said, setSaid] = useState('');
  const [cursor, setCursor] = useState<DayCell | null>(null);
  const inTime = lanes.flatMap(({ items }) => items).toSorted((left, right) => left.x - right.x);

  const lead = (id: string, key: string): void => {
    const node = nodeById(editor.store.getState().document, id);
    const scheduled = schedule.nodes.get(id);
    if (node === null || scheduled === undefined) return;
    const name = node.name || words(`kind.${node.type}`);
    const from = schedule.momentOf(scheduled.at);
    const lane = lanes.findIndex(({ stage }) => stage === node.stage);
    const next = key === 'ArrowUp' ? lanes[lane - 1] : key === 'ArrowDown' ? lanes[lane + 1] : lanes[lane];
    const to = key === 'ArrowLeft' ? laterBy(from, -scale.stepMinutes) : key === 'ArrowRight' ? laterBy(from, scale.stepMinutes) : from;
    const done = editor.scheduleTo(id, { from, to, anchorDate: schedule.anchorDate, stage: next === undefined ? node.stage : next.stage });
    setSaid(done ? words('timeline.moved', { name, date: `${formatDay(to.date, locale)} ${to.time}` }) : words('timeline.fixed', { name }));
  };

  const walk = (id: string | undefined, key: string): void => {
    const at = inTime.findIndex((item) => item.id === id);
    const lane = lanes.findIndex(({ items }) => items.some((item) => item.id === id));
    const x = inTime[at]?.x ?? 0;
    const inLane = (index: number): string | undefined =>
      lanes[index]?.items.toSorted((left, right) => Math.abs(left.x - x) - Math.abs(right.x - x))[0]?.id;
    const lanesOn = key === 'ArrowUp' ? lanes.map((_, index) => lane - 1 - index) : lanes.map((_, index) => lane + 1 + index);
    const next =
      at === -1
        ? inTime[0]?.id
        : key === 'ArrowLeft'
          ? inTime[at - 1]?.id
          : key === 'ArrowRight'
            ? inTime[at + 1]?.id
            : lanesOn.map(inLane).find((found) => found !== undefined);
    if (next !== undefined) editor.select({ nodes: [next] });
  };

  const cellHere = (): DayCell => {
    const { document, selection } = editor.store.getState();
    const node = nodeById(document, selection.nodes[0] ?? '');
    const at = schedule.nodes.get(node?.id ?? '')?.at;
    const date = at === undefined ? (schedule.anchorDate ?? today) : schedule.momentOf(at).date;
    const lane = lanes.find(({ stage }) => node !== null && stage === node.stage) ?? lanes[0];
    return { date, time: null, stage: lane?.stage ?? null };
  };

  const step = (key: string): void => {
    const from = cursor ?? cellHere();
    const lane = lanes.findIndex(({ stage }) => stage === from.stage);
    const next = lanes[key === 'ArrowUp' ? Math.max(0, lane - 1) : key === 'ArrowDown' ? Math.min(lanes.length - 1, lane + 1) : lane];
    // The first press shows where one is.
    const days = cursor === null ? 0 : key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    const cell: DayCell = { date: addDays(from.date, days), time: null, stage: next === undefined || cursor === null ? from.stage : next.stage };
    setCursor(cell);
    onDay(cell.date);
    const stage = words(cell.stage === null ? 'timeline.no-stage' : `stage.${cell.stage}`);
    setSaid(words('timeline.cursor', { day: cellDay(cell, locale), stage }));
  };

  return {
    said,
    cursor,
    cellHere: () => cursor ?? cellHere(),
    setCursor,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || isField(event.target)) return;
      const [id] = editor.store.getState().selection.nodes;
      if (event.key.startsWith('Arrow')) {
        if (event.shiftKey) step(event.key);
        else if (!event.altKey) walk(id, event.key);
        else if (id !== undefined) lead(id, event.key);
      } else if (event.key === 'Enter' && cursor !== null) onInsert(cursor);
      else if (event.key === 'Enter' && id !== undefined) editor.goTo(id, []);
      else if (event.key === 'Escape' && cursor !== null) setCursor(null);
      else if (event.key === 'Escape') editor.select({});
      else if (event.key === 'Delete' || event.key === 'Backspace') editor.removeSelected();
      else return;
      event.preventDefault();
    },
  };
}
