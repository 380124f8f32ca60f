import type { JourneyFrame, Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { memo, type ReactElement } from 'react';
import type { Lane } from './lane-layout.ts';

export interface TimelineLanesProps {
  readonly lanes: readonly Lane[];
  readonly frames: readonly JourneyFrame[];
  /** The lane into which something is being led; undefined: none. */
  readonly target: Stage | null | undefined;
}

/** The stages, one below the other. A frame of the canvas is the ground of a stage, as a lane is: what an author has called one stands beside the stage's name. */
export const TimelineLanes = memo(function TimelineLanes({ lanes, frames, target }: TimelineLanesProps): ReactElement {
  const { words } = useUi();
  return (
    <>
      {lanes.map(({ stage, top, height }) => {
        const titles = [...new Set(frames.filter((frame) => frame.stage === stage && frame.title !== '').map(({ title }) => title))];
        return (
          <div
            key={stage ?? 'none'}
            className={`timeline-lane mg-stage-${stage ?? 'none'}${target === stage ? ' timeline-lane-target' : ''}`}
            style={{ top, height }}
          >
            <b>
              {stage === null ? words('timeline.no-stage') : words(`stage.${stage}`)}
              {titles.length === 0 ? null : <small>{titles.join(' · ')}</small>}
            </b>
          </div>
        );
      })}
    </>
  );
});
