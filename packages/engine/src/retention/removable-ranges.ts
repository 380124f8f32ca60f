import type { Instant } from '@magpie/kit';
import { type Kept, mayGoBefore } from './read-kept.ts';

/** Instants [from, before); `from` null: since the beginning. */
export interface Range {
  readonly from: Instant | null;
  readonly before: Instant;
}

/** When events of a name may go that are older than `wanted`, in order: what is held is left out at the end, windows of goals in between. */
export function removableRanges(kept: Kept, name: string, wanted: Instant): readonly Range[] {
  const before = mayGoBefore(kept, name, wanted);
  if (before === -Infinity) return [];
  const windows = kept.goals.filter(({ event }) => event === name).toSorted((left, right) => left.from - right.from);
  const ranges: Range[] = [];
  let from: Instant | null = null;
  for (const window of windows) {
    const until = Math.min(window.from, before);
    if (from === null || from < until) ranges.push({ from, before: until });
    from = from === null ? window.to : Math.max(from, window.to);
  }
  if (from === null || from < before) ranges.push({ from, before });
  return ranges;
}
