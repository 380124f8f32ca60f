import { addDays, nextAnchorDate, previousAnchorDates, type Anchor } from '@magpie/calendar';

/** Dates of an anchor around now: a few that are past, newest first, and those to come. Without an anchor there is none. */
export interface Occasions {
  readonly past: readonly string[];
  readonly coming: readonly string[];
}

const shownPast = 3;
const shownComing = 3;

/** `next` is the anchor's next date. */
export function occasionsOf(anchor: Anchor | null, next: string | null): Occasions {
  if (anchor === null || next === null) return { past: [], coming: [] };
  const coming = [next];
  while (coming.length < shownComing) {
    const after = nextAnchorDate(anchor, addDays(coming.at(-1) ?? next, 1));
    if (after === null) break;
    coming.push(after);
  }
  return { past: previousAnchorDates(anchor, next, shownPast).slice(1), coming };
}
