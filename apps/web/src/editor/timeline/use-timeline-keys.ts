import { formatDay, useUi } from '@magpie/ui';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { isTyping } from '../canvas/use-canvas-keys.ts';
import { useEditor } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import type { Lane } from './lane-layout.ts';
import { laterBy, type TimeScale } from './time-scale.ts';
import type { JourneySchedule } from './use-schedule.ts';

interface TimelineKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What was done last, for those who cannot see it. */
  readonly said: string;
}

/** Arrows walk from card to card; with Alt they lead the card: along time, or to the next stage. Enter opens it, Delete removes it. */
export function useTimelineKeys({
  place,
  scale,
  schedule,
  lanes,
}: {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly scale: TimeScale;
  readonly schedule: JourneySchedule;
  readonly lanes: readonly Lane[];
}): TimelineKeys {
  const { words, locale } = useUi();
  const editor = useEditor();
  const [said, setSaid] = useState('');
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
    if (next === undefined) return;
    editor.select({ nodes: [next] });
    const left = (inTime.find((item) => item.id === next)?.x ?? 0) - 240;
    const element = place.current;
    if (element !== null && (left + 240 < element.scrollLeft || left + 480 > element.scrollLeft + element.clientWidth)) element.scrollTo({ left });
  };

  return {
    said,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || isTyping(event.target)) return;
      const [id] = editor.store.getState().selection.nodes;
      if (event.key.startsWith('Arrow')) {
        if (!event.altKey) walk(id, event.key);
        else if (id !== undefined) lead(id, event.key);
      } else if (event.key === 'Enter' && id !== undefined) editor.goTo(id, []);
      else if (event.key === 'Escape') editor.select({});
      else if (event.key === 'Delete' || event.key === 'Backspace') editor.remove(editor.store.getState().selection.nodes);
      else return;
      event.preventDefault();
    },
  };
}
