import { instantOf, isPlainTime, nextAnchorDate, addDays } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import { formatDay, formatMoment, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { whenLocalDate } from '../../canvas/when-words.ts';

/** The exact moment this comes to, with zone, and next year's date for what moves with the calendar. */
export function WhenDates({ when }: { readonly when: When | null }): ReactElement | null {
  const { words, locale } = useUi();
  const { zone, anchor, anchorDates, now } = useGround();
  if (when === null || when.type === 'delay') return <div className="mg-hint">{words(when === null ? 'when.arrival.hint' : 'when.delay.hint')}</div>;
  const date = whenLocalDate(when, anchorDates[0]);
  if (date === null || !isPlainTime(when.time))
    return <div className="mg-hint">{words(anchor === null && when.type === 'anchor' ? 'when.no-anchor' : 'when.no-date')}</div>;
  const at = instantOf({ date, time: when.time, zone });
  const [present] = anchorDates;
  const following =
    when.type === 'anchor' && anchor !== null && anchor.type !== 'date' && present !== undefined ? nextAnchorDate(anchor, addDays(present, 1)) : null;
  return (
    <div className="when-dates" aria-live="polite">
      <span>
        <strong>{formatMoment(at, { zone, locale, style: 'minute' })}</strong> {when.zone === 'member' ? words('when.zone.member.note') : zone}
      </span>
      {following === null || when.type !== 'anchor' ? null : (
        <span>{words('when.next-year', { date: `${following.slice(0, 4)} · ${formatDay(addDays(following, when.offsetDays), locale)}` })}</span>
      )}
      {at < now ? <span className="mg-warn">{words('when.is-past')}</span> : null}
    </div>
  );
}
