import { localDateOf } from '@magpie/calendar';
import { useState } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { type Occasions, occasionsOf } from './occasions.ts';

/** For which of the anchor's dates something is tried. */
export interface Occasion {
  readonly occasions: Occasions;
  /** The chosen date, the next one before anybody chooses; null without an anchor. */
  readonly anchorDate: string | null;
  /** Whether it is over: then what people really did is known. */
  readonly isPast: boolean;
  choose(date: string): void;
}

export function useOccasion(): Occasion {
  const { anchor, anchorDates, now, zone } = useGround();
  const occasions = occasionsOf(anchor, anchorDates[0] ?? null);
  const [chosen, choose] = useState<string | null>(null);
  const offered = [...occasions.coming, ...occasions.past];
  // Another anchor has other dates.
  const anchorDate = offered.find((date) => date === chosen) ?? occasions.coming[0] ?? null;
  return { occasions, anchorDate, isPast: anchorDate !== null && anchorDate < localDateOf(now, zone), choose };
}
