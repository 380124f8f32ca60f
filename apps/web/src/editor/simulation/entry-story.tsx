import { localDateOf } from '@magpie/calendar';
import { formatCount, formatDay, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { Simulation } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';

/** Who was walked: those of the audience, or, where an event lets people in, by which such events. */
export function EntryStory({ simulation: { people, audience, seed, entry } }: { readonly simulation: Simulation }): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const counts = { people: formatCount(people, locale), audience: formatCount(audience, locale), seed };
  if (entry === null) return <p role="status">{words(people === audience ? 'simulation.all' : 'simulation.some', counts)}</p>;
  const { event } = entry;
  if (entry.type === 'supposed') return <p role="status">{words('simulation.entry.supposed', { ...counts, event })}</p>;
  const day = (at: number): string => formatDay(localDateOf(at, zone), locale);
  return (
    <>
      <p role="status">
        {words('simulation.entry.recorded', { ...counts, event, from: day(entry.from), to: day(entry.to - 1), days: entry.shiftDays })}
      </p>
      {entry.turnedAway === 0 ? null : (
        <p className="mg-hint">{words('simulation.entry.turned-away', { count: entry.turnedAway, shown: formatCount(entry.turnedAway, locale) })}</p>
      )}
      {entry.isCut ? <p className="mg-warn">{words('simulation.entry.cut')}</p> : null}
    </>
  );
}
