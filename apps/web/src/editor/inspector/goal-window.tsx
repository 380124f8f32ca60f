import { addDays, startOfDay } from '@magpie/calendar';
import type { JourneyGoal } from '@magpie/journey';
import { dayMs } from '@magpie/kit';
import { formatMoment, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import './words.ts';

/** From when to when the goal counts in the run that would come next; for a journey without an anchor only a run knows. */
export function GoalWindow({ goal }: { readonly goal: JourneyGoal }): ReactElement | null {
  const { words, locale } = useUi();
  const { anchorDates, zone } = useGround();
  const [anchorDate] = anchorDates;
  const { windowDays } = goal;
  if ('from' in goal) return <p className="mg-hint">{words('goal.window.entry', { count: windowDays })}</p>;
  if (anchorDate === undefined) return <p className="mg-hint">{words('goal.window.open')}</p>;
  const from = startOfDay(addDays(anchorDate, goal.fromDays), zone);
  const at = (instant: number): string => formatMoment(instant, { zone, locale, style: 'minute' });
  return (
    <p className="mg-hint mg-figure" style={{ whiteSpace: 'normal' }} aria-live="polite">
      {words('goal.window.dates', { from: at(from), to: at(from + windowDays * dayMs), zone })}
    </p>
  );
}
