import { addDays, addYears, type Anchor, localDateOf, localTimeOf, nextAnchorDate } from '@magpie/calendar';
import { type JourneyDocument, type ScheduledNode, scheduleOf } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { useMemo } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import type { DayAndTime } from '../store/time-verbs.ts';

/** A journey on the calendar of one occurrence of its anchor. */
export interface JourneySchedule {
  /** The next occurrences; empty without an anchor. */
  readonly occurrences: readonly string[];
  readonly anchorDate: string | null;
  /** The anchor is one date and no other: its later years are only supposed. */
  readonly isSupposed: boolean;
  readonly nodes: ReadonlyMap<string, ScheduledNode>;
  /** From the first to the last thing that happens, the anchor among them. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Where a step stands, in the workspace's zone. */
  momentOf(at: number): DayAndTime;
}

const shownOccurrences = 4;

export function useSchedule(document: JourneyDocument, occurrence: number): JourneySchedule {
  const { anchor, anchorDates, now, zone } = useGround();
  const [next] = anchorDates;
  return useMemo(() => {
    const occurrences = next === undefined ? [] : occurrencesOf(anchor, next);
    const anchorDate = occurrences[occurrence] ?? occurrences[0] ?? null;
    const nodes = scheduleOf(document, kinds, { anchorDate, zone, now });
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { at, spans } of nodes.values()) {
      first = Math.min(first, at);
      last = Math.max(last, at, ...spans.map(({ to }) => to));
    }
    const happens = nodes.size === 0 ? [] : [localDateOf(first, zone), localDateOf(last, zone)];
    const dates = [...happens, ...(anchorDate === null ? [] : [anchorDate])].toSorted();
    const firstDate = dates[0] ?? localDateOf(now, zone);
    return {
      occurrences,
      anchorDate,
      isSupposed: anchor?.type === 'date' && anchorDate !== anchor.date,
      nodes,
      firstDate,
      lastDate: dates.at(-1) ?? addDays(firstDate, 27),
      momentOf: (at) => ({ date: localDateOf(at, zone), time: localTimeOf(at, zone) }),
    };
  }, [document, occurrence, anchor, next, now, zone]);
}

/** The next dates of an anchor; of a fixed date, the same day of the years after: where it would fall if it were held again. */
export function occurrencesOf(anchor: Anchor | null, next: string): readonly string[] {
  if (anchor === null) return [];
  if (anchor.type === 'date') return Array.from({ length: shownOccurrences }, (_, years) => addYears(anchor.date, years));
  const dates = [next];
  while (dates.length < shownOccurrences) {
    const following = nextAnchorDate(anchor, addDays(dates.at(-1) ?? next, 1));
    if (following === null) break;
    dates.push(following);
  }
  return dates;
}

/** What an occurrence is called: its year; where a year has two (腊八 may), the month with it. */
export function occurrenceName(date: string, all: readonly string[]): string {
  const year = date.slice(0, 4);
  return all.filter((each) => each.startsWith(year)).length > 1 ? date.slice(0, 7) : year;
}
