import { addDays, dayFacts, legalDayOf, weekdayOf } from '@magpie/calendar';
import { formatDay, useUi } from '@magpie/ui';
import { memo, type ReactElement } from 'react';
import type { TimeScale } from './time-scale.ts';
import type { ShownPart } from './use-shown-part.ts';

interface RulerProps {
  readonly scale: TimeScale;
  readonly shown: ShownPart;
  readonly anchorDate: string | null;
}

function shownDates({ firstDate, days, dayWidth }: TimeScale, { from, to }: ShownPart): readonly string[] {
  const [first, last] = [Math.max(0, Math.floor(from / dayWidth)), Math.min(days - 1, Math.ceil(to / dayWidth))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, ahead) => addDays(firstDate, first + ahead));
}

/** A calendar as it hangs on the wall: the day, the lunar day, solar terms, festivals, days off and days worked in exchange. */
export const TimelineRuler = memo(function TimelineRuler({ scale, shown, anchorDate }: RulerProps): ReactElement {
  const { words, locale } = useUi();
  const isCoarse = scale.zoom === 'months';
  return (
    <div className="timeline-ruler" style={{ width: scale.width }} aria-hidden>
      {shownDates(scale, shown).map((date, index) => {
        const [, month, day] = date.split('-').map(Number);
        if (isCoarse && day !== 1 && weekdayOf(date) !== 1 && date !== anchorDate) return null;
        const { lunar, term, festivals } = dayFacts(date);
        const legal = legalDayOf(date);
        const [festival] = festivals;
        const isNamed = day === 1 || index === 0 || scale.zoom === 'hours';
        return (
          <div
            key={date}
            className={`timeline-day${date === anchorDate ? ' timeline-day-anchor' : ''}`}
            style={{ left: scale.xOfDate(date), width: scale.dayWidth }}
          >
            <b>{scale.zoom === 'hours' ? formatDay(date, locale) : isNamed ? `${month}/${day}` : day}</b>
            {isCoarse ? null : <small>{lunar.day === 1 ? lunar.text.slice(0, -2) : lunar.text.slice(-2)}</small>}
            {isCoarse || legal === null ? null : (
              <em className={legal.working ? 'timeline-work' : 'timeline-off'}>{words(legal.working ? 'timeline.work' : 'timeline.off')}</em>
            )}
            <span>
              {[festival === undefined ? null : words(`festival.${festival}`), isCoarse ? null : term].filter((name) => name !== null).join(' · ')}
            </span>
          </div>
        );
      })}
    </div>
  );
});

/** Days off behind the lanes, and the anchor's own day. */
export const TimelineColumns = memo(function TimelineColumns({ scale, shown, anchorDate }: RulerProps): ReactElement {
  return (
    <div
      className="timeline-columns"
      style={{ backgroundSize: `${scale.zoom === 'months' ? scale.dayWidth * 7 : scale.dayWidth}px 100%` }}
      aria-hidden
    >
      {shownDates(scale, shown).map((date) => {
        const isOff = !(legalDayOf(date)?.working ?? weekdayOf(date) <= 5);
        return isOff || date === anchorDate ? (
          <i key={date} className={date === anchorDate ? 'timeline-anchor-day' : ''} style={{ left: scale.xOfDate(date), width: scale.dayWidth }} />
        ) : null;
      })}
    </div>
  );
});
