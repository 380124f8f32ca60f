import { daysBetween, localDateOf } from '@magpie/calendar';
import type { CanvasGround } from '../canvas/canvas-context.ts';

/** Where a moment stands from the anchor, in words: `七夕前 14 天`. Null without an anchor. */
export function anchorDistance(at: number, { anchorDates, zone, words, anchor }: CanvasGround): string | null {
  const [date] = anchorDates;
  if (date === undefined || anchor === null) return null;
  const days = daysBetween(date, localDateOf(at, zone));
  const name = anchor.type === 'festival' ? words(`festival.${anchor.festival}`) : words('run.anchor');
  if (days === 0) return words('run.anchor.day-of', { anchor: name });
  return words(days < 0 ? 'run.anchor.before' : 'run.anchor.after', { anchor: name, days: Math.abs(days) });
}
