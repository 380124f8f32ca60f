import { scheduleOf } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { formatMoment, useUi } from '@magpie/ui';
import { memo, type ReactElement, useMemo } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useMeantDocument } from '../use-meant-document.ts';
import './words.ts';

/** The concrete times of a step in the run that would come next: when the first people come, until when they wait, which window is watched. */
export const TimesSection = memo(function TimesSection({ id }: { readonly id: string }): ReactElement | null {
  const { words, locale } = useUi();
  const { anchorDates, zone, now } = useGround();
  const document = useMeantDocument();
  const anchorDate = anchorDates[0] ?? null;
  const schedule = useMemo(() => scheduleOf(document, kinds, { anchorDate, zone, now }), [document, anchorDate, zone, now]);
  const own = schedule.get(id);
  if (own === undefined) return null;
  const at = (instant: number): string => formatMoment(instant, { zone, locale, style: 'minute' });
  const line = (label: string, text: string): ReactElement => (
    <div key={`${label} ${text}`} className="mg-key-value times-line">
      <span>{label}</span>
      <span>{text}</span>
    </div>
  );
  return (
    <section className="inspector-section" aria-label={words('times.title')}>
      <h3>
        {words('times.title')} <span className="mg-zone">{zone}</span>
      </h3>
      <div>
        {line(words('times.arrives'), at(own.arrives))}
        {own.at === own.arrives ? null : line(words('times.at'), at(own.at))}
        {own.spans.map(({ type, to }) => {
          // The wait for its own moment has just been said.
          if (type === 'wait') return to === own.at ? null : line(words('times.wait'), at(to));
          return line(words('times.window'), at(to));
        })}
      </div>
      {own.isTooLate ? <p className="mg-warn">{words('times.too-late')}</p> : null}
    </section>
  );
});
