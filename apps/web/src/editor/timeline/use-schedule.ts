import { addDays, localDateOf, localTimeOf, nextAnchorDate } from '@magpie/calendar';
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
  readonly nodes: ReadonlyMap<string, ScheduledNode>;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Where a step stands, in the workspace's zone. */
  momentOf(at: number): DayAndTime;
}

const shownOccurrences = 4;
const marginDays = 6;
const leastDays = 28;

export function useSchedule(document: JourneyDocument, occurrence: number): JourneySchedule {
  const { anchor, anchorDates, now, zone } = useGround();
  return useMemo(() => {
    const occurrences = anchorDates.slice(0, 1);
    while (anchor !== null && occurrences.length > 0 && occurrences.length < shownOccurrences) {
      const next = nextAnchorDate(anchor, addDays(occurrences.at(-1) ?? '', 1));
      if (next === null) break;
      occurrences.push(next);
    }
    const anchorDate = occurrences[occurrence] ?? occurrences[0] ?? null;
    const nodes = scheduleOf(document, kinds, { anchorDate, zone, now });
    const instants = [...nodes.values()].flatMap(({ at, spans }) => [at, ...spans.map(({ to }) => to)]);
    const dates = [...instants.map((at) => localDateOf(at, zone)), ...(anchorDate === null ? [] : [anchorDate])].toSorted();
    const firstDate = addDays(dates[0] ?? localDateOf(now, zone), -marginDays);
    const lastDate = addDays(dates.at(-1) ?? localDateOf(now, zone), marginDays);
    const least = addDays(firstDate, leastDays);
    return {
      occurrences,
      anchorDate,
      nodes,
      firstDate,
      lastDate: lastDate < least ? least : lastDate,
      momentOf: (at) => ({ date: localDateOf(at, zone), time: localTimeOf(at, zone) }),
    };
  }, [document, occurrence, anchor, anchorDates, now, zone]);
}
