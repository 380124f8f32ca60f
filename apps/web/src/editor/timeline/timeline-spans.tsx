import type { ScheduleSpan } from '@magpie/journey';
import { dayMs, hourMs, minuteMs } from '@magpie/kit';
import { useUi, type Words } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { Lane, LaneSizes } from './lane-layout.ts';
import type { TimeScale } from './time-scale.ts';
import type { JourneySchedule } from './use-schedule.ts';
import './timeline-spans.css';

export interface TimelineSpansProps {
  readonly lanes: readonly Lane[];
  readonly schedule: JourneySchedule;
  readonly scale: TimeScale;
  readonly sizes: LaneSizes;
}

/** Waits as dashed lines up to the pin they end at, windows as bands behind it. */
export function TimelineSpans({ lanes, schedule, scale, sizes }: TimelineSpansProps): ReactElement {
  const { words } = useUi();
  return (
    <>
      {lanes.flatMap((lane) =>
        lane.items.flatMap((item) => {
          const top = lane.top + sizes.padding + item.row * sizes.rowHeight;
          return (schedule.nodes.get(item.id)?.spans ?? []).map((span) => {
            const [left, right] = [scale.xOf(span.from), scale.xOf(span.to)];
            if (right - left < 3) return null;
            const isWindow = span.type === 'window';
            return (
              <div
                key={`${item.id} ${span.type} ${span.from}`}
                className={`timeline-span timeline-${span.type} mg-stage-${lane.stage ?? 'none'}`}
                style={{ left, width: right - left, top: isWindow ? top + sizes.rowHeight - 18 : top + 4 }}
                aria-hidden
              >
                {right - left < 48 ? null : <small>{words(`timeline.${span.type}`, { length: lengthOf(span, words) })}</small>}
              </div>
            );
          });
        }),
      )}
    </>
  );
}

function lengthOf({ from, to }: ScheduleSpan, words: Words): string {
  const length = to - from;
  if (length >= 2 * dayMs || length % dayMs === 0) return words('timeline.length.days', { count: Math.round(length / dayMs) });
  if (length >= hourMs) return words('timeline.length.hours', { count: Math.round(length / hourMs) });
  return words('timeline.length.minutes', { count: Math.round(length / minuteMs) });
}
