import { formatCount, formatMoment, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { RunSummary } from '../api/contract.ts';
import { type CanvasGround, useGround } from '../canvas/canvas-context.ts';
import { journeyForecast } from '../editor/journey-forecast.ts';
import { anchorDistance } from './anchor-distance.ts';
import { peopleInside } from './people-inside.ts';
import type { Show } from './run-search.ts';
import { ShowSwitch } from './show-switch.tsx';

/** The logical moment in large type, how far the run is, and how many are on their way. */
export function RunMoment({ run, onShow }: { readonly run: RunSummary; readonly onShow: (show: Show) => void }): ReactElement {
  const { words, locale } = useUi();
  const ground = useGround();
  const { inside } = peopleInside(run);
  const endsAt = endOf(run, ground);
  const share =
    run.state === 'finished'
      ? 1
      : run.startAt === null || endsAt === null || run.logicalNow === null || endsAt <= run.startAt
        ? 0
        : Math.min(1, Math.max(0, (run.logicalNow - run.startAt) / (endsAt - run.startAt)));
  const parts = [
    run.startAt === null || run.logicalNow === null ? null : words('run.day', { day: Math.floor((run.logicalNow - run.startAt) / 86_400_000) + 1 }),
    run.logicalNow === null ? null : anchorDistance(run.logicalNow, ground),
    words(run.state === 'stopped' ? 'run.inside.stopped' : 'run.inside', { people: formatCount(inside, locale) }),
  ].filter((part) => part !== null);
  return (
    <div className="run-moment">
      <div>
        <p className="run-moment-large" aria-live="off">
          {run.logicalNow === null ? words('run.not-begun') : formatMoment(run.logicalNow, { zone: ground.zone, locale, style: 'minute' })}
        </p>
        <p className="mg-soft">{parts.join(' · ')}</p>
      </div>
      <ShowSwitch onChange={onShow} />
      <div className="run-progress">
        <div
          className="mg-bar"
          role="progressbar"
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={words('run.progress')}
        >
          <i style={{ width: `${share * 100}%`, background: run.state === 'finished' ? 'var(--ok)' : 'var(--brand)' }} />
        </div>
        <span className="mg-figure mg-soft">
          {run.startAt === null || endsAt === null
            ? ''
            : `${formatMoment(run.startAt, { zone: ground.zone, locale, style: 'short' })} → ${formatMoment(endsAt, { zone: ground.zone, locale, style: 'short' })}`}
        </span>
      </div>
    </div>
  );
}

/** When the run will be over, as far as one can tell: its last dated step, or the close of the goal window. */
function endOf(run: RunSummary, ground: CanvasGround): number | null {
  const known = [run.endsAt, journeyForecast(run.document, ground, null).last].filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
