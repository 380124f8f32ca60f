import { useUi } from '@magpie/ui';
import { CalendarClock, Crosshair, Maximize, Minus, Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { TimelineHandle } from './timeline-handle.ts';
import { type Zoom, zooms } from './time-scale.ts';
import { type JourneySchedule, occurrenceName } from './use-schedule.ts';
import './timeline-tools.css';

export interface TimelineToolsProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly schedule: JourneySchedule;
  readonly occurrence: number;
  readonly onOccurrence: (occurrence: number) => void;
  readonly handle: TimelineHandle;
  readonly children: ReactNode;
}

/** Which year, how wide a day is, and the ways to all of it, to today and to the anchor. */
export function TimelineTools({ zoom, onZoom, schedule, occurrence, onOccurrence, handle, children }: TimelineToolsProps): ReactElement {
  const { words } = useUi();
  return (
    <div className="timeline-tools" role="toolbar" aria-label={words('timeline.tools')}>
      {schedule.occurrences.length < 2 ? null : (
        <div role="group" aria-label={words('timeline.years')} className="timeline-choice">
          {schedule.occurrences.map((date, index) => (
            <button key={date} type="button" aria-pressed={index === occurrence} title={date} onClick={() => onOccurrence(index)}>
              {occurrenceName(date, schedule.occurrences)}
            </button>
          ))}
        </div>
      )}
      <div role="group" aria-label={words('timeline.zooms')} className="timeline-choice">
        <button type="button" aria-label={words('canvas.zoom-out')} onClick={() => handle.zoomBy(1 / 1.5)}>
          <Minus size={13} aria-hidden />
        </button>
        {zooms.toReversed().map((each) => (
          <button key={each} type="button" aria-pressed={each === zoom} onClick={() => onZoom(each)}>
            {words(`timeline.zoom.${each}`)}
          </button>
        ))}
        <button type="button" aria-label={words('canvas.zoom-in')} onClick={() => handle.zoomBy(1.5)}>
          <Plus size={13} aria-hidden />
        </button>
      </div>
      <div role="group" aria-label={words('timeline.places')} className="timeline-choice">
        <button type="button" title={words('canvas.fit')} onClick={handle.fit}>
          <Maximize size={13} aria-hidden />
          {words('timeline.all')}
        </button>
        <button type="button" onClick={handle.toToday}>
          <CalendarClock size={13} aria-hidden />
          {words('timeline.today')}
        </button>
        {handle.hasAnchor ? (
          <button type="button" title={words('timeline.to-anchor')} onClick={handle.toAnchor}>
            <Crosshair size={13} aria-hidden />
            {words('timeline.anchor')}
          </button>
        ) : null}
      </div>
      {children}
      <span className="timeline-hint mg-hint">{words('timeline.hint')}</span>
    </div>
  );
}
