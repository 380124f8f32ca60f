import type { Stage } from '@magpie/journey';
import { EmptyState, useUi } from '@magpie/ui';
import { CalendarRange } from 'lucide-react';
import { type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { stages } from '../../canvas/stage-lanes.tsx';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { laneLayout } from './lane-layout.ts';
import { cardSize, TimelineCard } from './timeline-card.tsx';
import { TimelineColumns, TimelineRuler } from './timeline-ruler.tsx';
import { TimelineSpans } from './timeline-spans.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import './timeline.css';
import { timeScale, type Zoom } from './time-scale.ts';
import { useSchedule } from './use-schedule.ts';
import { useShownPart } from './use-shown-part.ts';
import { useTimelineDrag } from './use-timeline-drag.ts';
import { useTimelineDrop } from './use-timeline-drop.tsx';
import { useTimelineKeys } from './use-timeline-keys.ts';
import './words.ts';

const sizes = { cardWidth: cardSize.width, rowHeight: cardSize.height + 34, padding: 10, gap: 8 };

/** The journey on the calendar around its anchor: x is time, lanes are stages, and a step hangs from its instant. */
export function TimelineStage(): ReactElement {
  const { words } = useUi();
  const { editor } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const place = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('weeks');
  const [occurrence, setOccurrence] = useState(0);
  const schedule = useSchedule(document, occurrence);
  const { zone } = useGround();
  const { firstDate, lastDate } = schedule;
  const scale = useMemo(() => timeScale({ zoom, zone, firstDate, lastDate }), [zoom, zone, firstDate, lastDate]);
  const lanes = useMemo(() => {
    const hasUnstaged = document.nodes.some(({ stage }) => stage === null);
    const order: readonly (Stage | null)[] = hasUnstaged ? [null, ...stages] : stages;
    const items = document.nodes.flatMap((node) => {
      const scheduled = schedule.nodes.get(node.id);
      return scheduled === undefined ? [] : [{ id: node.id, lane: node.stage, x: scale.xOf(scheduled.at) }];
    });
    return laneLayout(order, items, sizes);
  }, [document.nodes, schedule.nodes, scale]);
  const shown = useShownPart(place);
  const drag = useTimelineDrag({ scale, schedule, lanes });
  const drop = useTimelineDrop({ place, scale, schedule, lanes });
  const { onKeyDown, said } = useTimelineKeys({ place, scale, schedule, lanes });
  const anchorX = schedule.anchorDate === null ? null : scale.xOfDate(schedule.anchorDate);
  const toAnchor = (): void => place.current?.scrollTo({ left: Math.max(0, (anchorX ?? 0) - place.current.clientWidth * 0.55) });
  // A change of the document does not move what one looks at; another year or zoom does.
  const looked = useRef('');
  useLayoutEffect(() => {
    if (looked.current === `${zoom} ${occurrence}`) return;
    looked.current = `${zoom} ${occurrence}`;
    toAnchor();
  });
  const height = lanes.reduce((bottom, lane) => Math.max(bottom, lane.top + lane.height), 0);
  const left = document.nodes.length - schedule.nodes.size;
  return (
    <div className="timeline-frame">
      <div
        ref={place}
        className={`timeline timeline-${zoom}`}
        role="application"
        aria-label={words('timeline.label')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => (event.target instanceof Element && event.target.closest('.timeline-card') === null ? editor.select({}) : undefined)}
        {...drop.handlers}
      >
        <div className="timeline-content" style={{ width: scale.width }}>
          <TimelineRuler scale={scale} shown={shown} anchorDate={schedule.anchorDate} />
          <div className="timeline-lanes" style={{ height }}>
            <TimelineColumns scale={scale} shown={shown} anchorDate={schedule.anchorDate} />
            {lanes.map((lane) => (
              <div
                key={lane.stage ?? 'none'}
                className={`timeline-lane mg-stage-${lane.stage ?? 'none'}${drag.lane === lane.stage || drop.lane === lane.stage ? ' timeline-lane-target' : ''}`}
                style={{ top: lane.top, height: lane.height }}
              >
                <b>{lane.stage === null ? words('timeline.no-stage') : words(`stage.${lane.stage}`)}</b>
              </div>
            ))}
            {anchorX === null ? null : <i className="timeline-anchor" style={{ left: anchorX + scale.dayWidth / 2 }} />}
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
                    drag={drag.of(item.id)}
                    onPointerDown={drag.begin}
                  />
                )),
            )}
            {drop.ghost}
          </div>
        </div>
        {document.nodes.length === 0 ? (
          <div className="timeline-empty">
            <EmptyState icon={CalendarRange} title={words('timeline.empty')} text={words('timeline.empty.text')} />
          </div>
        ) : null}
      </div>
      <TimelineTools zoom={zoom} onZoom={setZoom} schedule={schedule} occurrence={occurrence} onOccurrence={setOccurrence} onAnchor={toAnchor}>
        {left === 0 ? null : <span className="mg-warn">{words('timeline.unscheduled', { count: left })}</span>}
        {schedule.anchorDate === null ? <span className="mg-soft">{words('timeline.no-anchor')}</span> : null}
      </TimelineTools>
      <div className="mg-visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}
