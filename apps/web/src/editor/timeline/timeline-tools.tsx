import { useUi } from '@magpie/ui';
import { Crosshair } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { type Zoom, zooms } from './time-scale.ts';
import type { JourneySchedule } from './use-schedule.ts';
import './timeline-tools.css';

export interface TimelineToolsProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly schedule: JourneySchedule;
  readonly occurrence: number;
  readonly onOccurrence: (occurrence: number) => void;
  readonly onAnchor: () => void;
  readonly children: ReactNode;
}

/** Which year, how wide a day is, and the way back to the anchor. */
export function TimelineTools({ zoom, onZoom, schedule, occurrence, onOccurrence, onAnchor, children }: TimelineToolsProps): ReactElement {
  const { words } = useUi();
  return (
    <div className="timeline-tools" role="toolbar" aria-label={words('timeline.tools')}>
      {schedule.occurrences.length < 2 ? null : (
        <div role="group" aria-label={words('timeline.years')} className="timeline-choice">
          {schedule.occurrences.map((date, index) => (
            <button key={date} type="button" aria-pressed={index === occurrence} title={date} onClick={() => onOccurrence(index)}>
              {date.slice(0, 4)}
            </button>
          ))}
        </div>
      )}
      <div role="group" aria-label={words('timeline.zooms')} className="timeline-choice">
        {zooms.map((each) => (
          <button key={each} type="button" aria-pressed={each === zoom} onClick={() => onZoom(each)}>
            {words(`timeline.zoom.${each}`)}
          </button>
        ))}
      </div>
      {schedule.anchorDate === null ? null : (
        <div className="timeline-choice">
          <button type="button" onClick={onAnchor}>
            <Crosshair size={13} aria-hidden />
            {words('timeline.to-anchor')}
          </button>
        </div>
      )}
      <span className="mg-hint">{words('timeline.hint')}</span>
      {children}
    </div>
  );
}
