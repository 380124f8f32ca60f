import { addDays, localDateOf } from '@magpie/calendar';
import type { Stage } from '@magpie/journey';
import { EmptyState, useUi } from '@magpie/ui';
import { CalendarRange } from 'lucide-react';
import { type ReactElement, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useWorkingDays } from '../../calendar/use-working-days.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { stages } from '../../canvas/stage-lanes.tsx';
import { InsertPicker } from '../canvas/insert-picker.tsx';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import type { DayCell } from './day-cell.ts';
import { laneLayout } from './lane-layout.ts';
import { notesBySteps } from './notes-by-step.ts';
import { cardSize, TimelineCard } from './timeline-card.tsx';
import type { TimelineHandle } from './timeline-handle.ts';
import { TimelineLanes } from './timeline-lanes.tsx';
import { NoteList } from './timeline-notes.tsx';
import { TimelinePlus } from './timeline-plus.tsx';
import { TimelineColumns, TimelineRuler } from './timeline-ruler.tsx';
import { TimelineSpans } from './timeline-spans.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import './timeline.css';
import { useCalendarView } from './use-calendar-view.ts';
import { useDayInserting } from './use-day-inserting.ts';
import { useSchedule } from './use-schedule.ts';
import { useTimelineDrag } from './use-timeline-drag.ts';
import { useTimelineDrop } from './use-timeline-drop.tsx';
import { useTimelineKeys } from './use-timeline-keys.ts';
import { useTimelineWheel } from './use-timeline-wheel.ts';
import './words.ts';

const sizes = { cardWidth: cardSize.width, rowHeight: cardSize.height + 34, padding: 10, gap: 8 };

/** The journey on the calendar around its anchor: x is time, lanes are stages, and a step hangs from its instant. */
export function TimelineStage(): ReactElement {
  const { words } = useUi();
  const { editor, workbench, workspaceId } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const selected = useEditorState((state) => state.selection.nodes[0] ?? null);
  const place = useRef<HTMLDivElement>(null);
  const lanesPlace = useRef<HTMLDivElement>(null);
  const occurrence = useWorkbenchState((state) => state.occurrence);
  const schedule = useSchedule(document, occurrence);
  const { anchorDate } = schedule;
  const { zone, now } = useGround();
  const today = localDateOf(now, zone);
  const workingDays = useWorkingDays(workspaceId);
  const view = useCalendarView(place, schedule, anchorDate);
  const { scale, shown, reveal } = view;
  const lanes = useMemo(() => {
    const hasUnstaged = document.nodes.some(({ stage }) => stage === null);
    const order: readonly (Stage | null)[] = hasUnstaged ? [null, ...stages] : stages;
    const items = document.nodes.flatMap((node) => {
      const scheduled = schedule.nodes.get(node.id);
      return scheduled === undefined ? [] : [{ id: node.id, lane: node.stage, x: scale.xOf(scheduled.at) }];
    });
    return laneLayout(order, items, sizes);
  }, [document.nodes, schedule.nodes, scale]);
  const notes = useMemo(() => notesBySteps({ notes: document.notes, nodes: document.nodes }), [document.notes, document.nodes]);
  const inserting = useDayInserting(schedule);
  const drag = useTimelineDrag({ scale, schedule, lanes });
  const drop = useTimelineDrop({ place, scale, lanes, onDrop: inserting.put });
  const insertHere = (cell: DayCell): void => {
    keys.setCursor(cell);
    const box = place.current?.getBoundingClientRect();
    const ground = lanesPlace.current?.getBoundingClientRect();
    const lane = lanes.find(({ stage }) => stage === cell.stage);
    if (box === undefined || ground === undefined || lane === undefined) return;
    const left = Math.min(box.right - 24, Math.max(box.left, ground.left + scale.xOfDate(cell.date)));
    const top = Math.min(box.bottom - 24, Math.max(box.top, ground.top + lane.top + lane.height - 26));
    inserting.ask(cell, { left, top, width: 22, height: 22 });
  };
  const onDay = (date: string): void => {
    const x = scale.xOfDate(date);
    if (x < 0 || x > scale.width - scale.dayWidth) view.lookAt(date);
    else reveal(x);
  };
  const keys = useTimelineKeys({ scale, schedule, lanes, today, onDay, onInsert: insertHere });
  useTimelineWheel(place, view.zoomBy);
  const showOccurrence = (next: number): void => {
    const date = schedule.occurrences[next];
    if (date === undefined) return;
    workbench.showOccurrence(next);
    // What was looked at, seen from the anchor, is looked at again.
    if (anchorDate !== null) view.shift(anchorDate, date);
  };
  const handle: TimelineHandle = {
    hasAnchor: anchorDate !== null,
    years: schedule.occurrences.length,
    fit: view.fit,
    zoomBy: (factor) => view.zoomBy(factor),
    toToday: () => view.lookAt(today),
    toAnchor: () => (anchorDate === null ? undefined : view.lookAt(anchorDate)),
    showYear: (step) => showOccurrence(occurrence + step),
    insert: () => insertHere(keys.cellHere()),
  };
  useLayoutEffect(() => workbench.bringTimeline(handle));
  useLayoutEffect(() => () => workbench.bringTimeline(null), [workbench]);

  // Whatever selects a step, a key, a problem or a search: it comes into sight.
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (revealed.current === selected) return;
    revealed.current = selected;
    const item = lanes.flatMap(({ items }) => items).find(({ id }) => id === selected);
    if (item === undefined) return;
    reveal(item.x);
    requestAnimationFrame(() =>
      place.current?.querySelector(`[data-step="${CSS.escape(item.id)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  }, [selected, lanes, reveal]);

  const height = lanes.reduce((bottom, lane) => Math.max(bottom, lane.top + lane.height), 0);
  const left = document.nodes.length - schedule.nodes.size;
  const ruler = { scale, shown, anchorDate, today, workingDays };
  const anchorX = anchorDate === null ? null : scale.xOfDate(anchorDate) + (scale.zoom === 'hours' ? 0 : scale.dayWidth / 2);
  const target = drag.lane === undefined ? drop.lane : drag.lane;
  return (
    <div className="timeline-frame">
      <div
        ref={place}
        className={`timeline timeline-${scale.zoom}`}
        role="application"
        aria-label={words('timeline.label')}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('.timeline-hung') !== null) return;
          keys.setCursor(null);
          editor.select({});
        }}
        {...drop.handlers}
      >
        <div className="timeline-content" style={{ width: scale.width }}>
          <TimelineRuler {...ruler} />
          <div ref={lanesPlace} className="timeline-lanes" style={{ height }}>
            <TimelineColumns {...ruler} />
            <TimelineLanes lanes={lanes} frames={document.frames} target={target} />
            {anchorX === null ? null : <i className="timeline-anchor" style={{ left: anchorX }} />}
            {today < scale.firstDate || today > addDays(scale.firstDate, scale.days - 1) ? null : (
              <i className="timeline-now" style={{ left: scale.xOf(now) }} />
            )}
            <TimelineSpans lanes={lanes} schedule={schedule} scale={scale} sizes={sizes} />
            {lanes.flatMap((lane) =>
              lane.items
                .filter(({ x }) => x + sizes.cardWidth > shown.from && x < shown.to)
                .map((item) => (
                  <TimelineCard
                    key={item.id}
                    id={item.id}
                    x={item.x}
                    y={lane.top + sizes.padding + item.row * sizes.rowHeight}
                    schedule={schedule}
                    notes={notes.filter(({ step }) => step === item.id).map(({ note }) => note)}
                    drag={drag.of(item.id)}
                    onPointerDown={drag.begin}
                  />
                )),
            )}
            {drop.ghost}
            {drag.lane === undefined && drop.lane === undefined ? (
              <TimelinePlus lanesPlace={lanesPlace} scale={scale} lanes={lanes} cursor={keys.cursor} onAdd={inserting.ask} />
            ) : null}
          </div>
        </div>
        {document.nodes.length === 0 ? (
          <div className="timeline-empty">
            <EmptyState icon={CalendarRange} title={words('timeline.empty')} text={words('timeline.empty.text')} />
          </div>
        ) : null}
      </div>
      <TimelineTools
        zoom={scale.zoom}
        onZoom={view.zoomTo}
        schedule={schedule}
        occurrence={Math.min(occurrence, Math.max(0, schedule.occurrences.length - 1))}
        onOccurrence={showOccurrence}
        handle={handle}
      >
        <NoteList notes={notes} schedule={schedule} />
        {left === 0 ? null : <span className="mg-warn">{words('timeline.unscheduled', { count: left })}</span>}
        {anchorDate === null ? <span className="mg-soft">{words('timeline.no-anchor')}</span> : null}
        {schedule.isSupposed ? <span className="mg-soft">{words('timeline.supposed', { year: anchorDate?.slice(0, 4) ?? '' })}</span> : null}
      </TimelineTools>
      <InsertPicker />
      <div className="mg-visually-hidden" role="status">
        {keys.said}
      </div>
    </div>
  );
}
