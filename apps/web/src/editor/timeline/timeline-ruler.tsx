import { addDays, dayFacts, daysBetween, weekdayOf, type WorkingDays, workingDayOf } from '@magpie/calendar';
import { formatDay, formatMonth, useUi } from '@magpie/ui';
import { memo, type ReactElement } from 'react';
import { dayNames } from '../../calendar/day-names.ts';
import { lunarBrief, lunarWords } from '../../calendar/lunar-words.ts';
import { hourStep } from './hour-step.ts';
import { roomyNames } from './roomy-names.ts';
import type { TimeScale } from './time-scale.ts';
import type { ShownPart } from './use-shown-part.ts';

interface RulerProps {
  readonly scale: TimeScale;
  readonly shown: ShownPart;
  readonly anchorDate: string | null;
  /** 'YYYY-MM-DD' in the workspace's zone. */
  readonly today: string;
  readonly workingDays: WorkingDays;
}

function shownDates({ firstDate, days, dayWidth }: TimeScale, { from, to }: ShownPart): readonly string[] {
  const [first, last] = [Math.max(0, Math.floor(from / dayWidth)), Math.min(days - 1, Math.ceil(to / dayWidth))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, ahead) => addDays(firstDate, first + ahead));
}

/** A calendar as it hangs on the wall: months, the day, the lunar day, solar terms, festivals, days off and days worked in exchange. */
export const TimelineRuler = memo(function TimelineRuler({ scale, shown, anchorDate, today, workingDays }: RulerProps): ReactElement {
  const { words, locale } = useUi();
  const dates = shownDates(scale, shown);
  const isCoarse = scale.zoom === 'months';
  const isMarked = (date: string): boolean => date === anchorDate || date === today;
  const isCrowded = (date: string): boolean => isCoarse && !isMarked(date) && [-2, -1, 1, 2].some((days) => isMarked(addDays(date, days)));
  const named = roomyNames(
    dates.filter((date) => !isCoarse || isMarked(date)).map((date) => ({ date, names: dayNames(date, words).slice(0, isCoarse ? 1 : 2) })),
    { scale, isFirst: (date) => date === anchorDate },
  );
  return (
    <div className="timeline-ruler" style={{ width: scale.width }} aria-hidden>
      {monthsOf(dates).map(({ first, days }) => (
        <div key={first} className="timeline-month" style={{ left: scale.xOfDate(first), width: days * scale.dayWidth }}>
          <b>{days * scale.dayWidth < 40 ? '' : formatMonth(first, locale, days * scale.dayWidth < 120)}</b>
        </div>
      ))}
      {dates.map((date) => {
        if (isCoarse && !isMarked(date) && (weekdayOf(date) !== 1 || scale.dayWidth < 5 || isCrowded(date))) return null;
        const { lunar } = dayFacts(date);
        const day = workingDayOf(date, workingDays);
        const isSwapped = day.saidBy !== 'weekday';
        return (
          <div
            key={date}
            className={`timeline-day${date === anchorDate ? ' timeline-day-anchor' : ''}${date === today ? ' timeline-day-today' : ''}`}
            data-date={date}
            style={{ left: scale.xOfDate(date), width: scale.dayWidth }}
            title={[formatDay(date, locale), lunarWords(lunar, words), ...dayNames(date, words)].join(' · ')}
          >
            <b>{scale.zoom === 'hours' ? formatDay(date, locale) : Number(date.slice(8))}</b>
            {isCoarse ? null : <small>{lunarBrief(lunar, words)}</small>}
            {isCoarse || !isSwapped ? null : (
              <em className={day.working ? 'timeline-work' : 'timeline-off'}>{words(day.working ? 'timeline.work' : 'timeline.off')}</em>
            )}
            {named.has(date) ? <span>{named.get(date)}</span> : null}
            {scale.zoom === 'hours' ? <Hours dayWidth={scale.dayWidth} /> : null}
          </div>
        );
      })}
    </div>
  );
});

/** The hours of a day that is wide enough. */
function Hours({ dayWidth }: { readonly dayWidth: number }): ReactElement {
  const step = hourStep(dayWidth);
  return (
    <>
      {Array.from({ length: 24 / step - 1 }, (_, index) => (index + 1) * step).map((hour) => (
        <i key={hour} style={{ left: (hour / 24) * dayWidth }}>
          {hour}:00
        </i>
      ))}
    </>
  );
}

/** Months of a run of dates, each with as many of its days as are in it. */
function monthsOf(dates: readonly string[]): readonly { readonly first: string; readonly days: number }[] {
  const firsts = dates.filter((date, index) => index === 0 || date.endsWith('-01'));
  const end = addDays(dates.at(-1) ?? '2000-01-01', 1);
  return firsts.map((first, index) => ({ first, days: daysBetween(first, firsts[index + 1] ?? end) }));
}

/** Days off behind the lanes, the anchor's own day, and today. */
export const TimelineColumns = memo(function TimelineColumns({ scale, shown, anchorDate, today, workingDays }: RulerProps): ReactElement {
  const isCoarse = scale.dayWidth < 5;
  const line =
    scale.zoom === 'months' ? scale.dayWidth * 7 : scale.zoom === 'hours' ? (scale.dayWidth / 24) * hourStep(scale.dayWidth) : scale.dayWidth;
  // Weeks begin on Monday.
  const shift = scale.zoom === 'months' ? ((8 - weekdayOf(scale.firstDate)) % 7) * scale.dayWidth : 0;
  return (
    <div className="timeline-columns" style={{ backgroundSize: `${line}px 100%`, backgroundPositionX: shift }} aria-hidden>
      {shownDates(scale, shown).map((date) => {
        const isOff = !isCoarse && !workingDayOf(date, workingDays).working;
        const isMarked = date === anchorDate || date === today;
        const mark = date === anchorDate ? 'timeline-anchor-day' : date === today ? 'timeline-today' : '';
        return isOff || isMarked ? <i key={date} className={mark} style={{ left: scale.xOfDate(date), width: scale.dayWidth }} /> : null;
      })}
    </div>
  );
});
