import { instantOf, isPlainTime } from '@magpie/calendar';
import { graphOf, type JourneyDocument, type JourneyNode, reachableFrom } from '@magpie/journey';
import type { Reach } from '../api/contract.ts';
import type { CanvasGround } from '../canvas/canvas-context.ts';
import { viewOf } from '../canvas/view-of.ts';
import { whenLocalDate } from '../canvas/when-words.ts';
import { kindOf } from './store/graph-reading.ts';

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

/** Steps that no way leads to do nothing, whatever is written in them. */
export function journeyForecast(document: JourneyDocument, ground: Pick<CanvasGround, 'anchorDates' | 'zone'>, reach: Reach | null): Forecast {
  const nodes = comeTo(document);
  const dates = nodes.flatMap(({ when }) => {
    const date = whenLocalDate(when, ground.anchorDates[0]);
    return date === null || when === null || when.type === 'delay' || !isPlainTime(when.time)
      ? []
      : [instantOf({ date, time: when.time, zone: ground.zone })];
  });
  const counts = nodes.flatMap((node) => {
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

/** Steps to which people can come; all of them while nobody enters yet. */
function comeTo(document: JourneyDocument): readonly JourneyNode[] {
  const entry = document.nodes.find((node) => kindOf(node)?.role === 'entry');
  if (entry === undefined) return document.nodes;
  const reached = reachableFrom(graphOf(document), entry.id);
  return document.nodes.filter(({ id }) => reached.has(id));
}
