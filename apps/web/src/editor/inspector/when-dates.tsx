import { addDays, type Anchor, instantOf, isPlainTime, lunarDateOf, nextAnchorDate } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import { formatDay, formatMoment, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { lunarWords } from '../../calendar/lunar-words.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { whenLocalDate } from '../../canvas/when-words.ts';
import { sameLunarDay } from './lunar-days.ts';
import './words.ts';

/** The exact moment this comes to, with zone, and the dates of the years after for what moves with the calendar. */
export function WhenDates({ when }: { readonly when: When | null }): ReactElement | null {
  const { words, locale } = useUi();
  const { zone, anchor, anchorDates, now } = useGround();
  if (when === null || when.type === 'delay') return <div className="mg-hint">{words(when === null ? 'when.arrival.hint' : 'when.delay.hint')}</div>;
  const date = whenLocalDate(when, anchorDates[0]);
  if (date === null || !isPlainTime(when.time))
    return <div className="mg-hint">{words(anchor === null && when.type === 'anchor' ? 'when.no-anchor' : 'when.no-date')}</div>;
  const at = instantOf({ date, time: when.time, zone });
  const [present] = anchorDates;
  const following = when.type === 'anchor' && anchor !== null && present !== undefined ? datesAfter(anchor, present, when.offsetDays) : [];
  const same = when.type === 'date' ? sameLunarDay(date, shownYears) : [];
  const inWords = (dates: readonly string[]): string => dates.map((each) => `${each.slice(0, 4)} · ${formatDay(each, locale)}`).join(' / ');
  return (
    <div className="when-dates" aria-live="polite">
      <span>
        <strong>{formatMoment(at, { zone, locale, style: 'minute' })}</strong> {when.zone === 'member' ? words('when.zone.member.note') : zone}
      </span>
      {following.length === 0 ? null : <span>{words('when.following', { dates: inWords(following) })}</span>}
      {same.length === 0 ? null : <span>{words('when.lunar.same', { day: lunarWords(lunarDateOf(date), words), dates: inWords(same) })}</span>}
      {at < now ? <span className="mg-warn">{words('when.is-past')}</span> : null}
    </div>
  );
}

const shownYears = 3;

/** The days of the step in the years after; none for an anchor that does not come again. */
function datesAfter(anchor: Anchor, present: string, offsetDays: number): readonly string[] {
  const dates: string[] = [];
  let last = present;
  while (anchor.type !== 'date' && dates.length < shownYears) {
    const next = nextAnchorDate(anchor, addDays(last, 1));
    if (next === null) break;
    dates.push(addDays(next, offsetDays));
    last = next;
  }
  return dates;
}
