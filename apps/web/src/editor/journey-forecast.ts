import { instantOf, isPlainTime } from '@magpie/calendar';
import type { JourneyDocument } from '@magpie/journey';
import type { Reach } from '../api/contract.ts';
import type { CanvasGround } from '../canvas/canvas-context.ts';
import { viewOf } from '../canvas/view-of.ts';
import { whenLocalDate } from '../canvas/when-words.ts';

/** What publishing would mean, as far as the draft tells. */
export interface Forecast {
  /** Who enters; null while nobody has counted. */
  readonly people: number | null;
  readonly sendSteps: number;
  readonly messages: number | null;
  /** Instants of the first and last dated step. */
  readonly first: number | null;
  readonly last: number | null;
}

export function journeyForecast(document: JourneyDocument, ground: CanvasGround, reach: Reach | null): Forecast {
  const dates = document.nodes.flatMap(({ when }) => {
    const date = whenLocalDate(when, ground.anchorDates[0]);
    return date === null || when === null || when.type === 'delay' || !isPlainTime(when.time)
      ? []
      : [instantOf({ date, time: when.time, zone: ground.zone })];
  });
  const counts = document.nodes.flatMap((node) => {
    const messages = viewOf(node)?.messages ?? null;
    return messages === null ? [] : [messages(reach?.nodes[node.id] ?? { reach: null })];
  });
  return {
    people: reach?.audience ?? null,
    sendSteps: counts.length,
    messages: counts.length === 0 || counts.some((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    first: dates.length === 0 ? null : Math.min(...dates),
    last: dates.length === 0 ? null : Math.max(...dates),
  };
}
