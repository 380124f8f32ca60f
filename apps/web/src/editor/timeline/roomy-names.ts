import type { TimeScale } from './time-scale.ts';

interface NamedDay {
  readonly date: string;
  readonly names: readonly string[];
}

/** About as wide as a text of the ruler is drawn, in pixels. */
function widthOfText(text: string): number {
  return [...text].reduce((width, sign) => width + (sign.charCodeAt(0) > 0x2e80 ? 11 : 6.2), 0);
}

/**
 * Names of days that stand under them in the middle, as far as none lies on another: two festivals may follow each other day by day. Where there is no
 * room for a day's second name it has one, and where there is none for that, none; whose day is the anchor goes first.
 */
export function roomyNames(
  days: readonly NamedDay[],
  { scale, isFirst }: { readonly scale: Pick<TimeScale, 'xOfDate' | 'dayWidth'>; readonly isFirst: (date: string) => boolean },
): ReadonlyMap<string, string> {
  const taken: { readonly from: number; readonly to: number }[] = [];
  const shown = new Map<string, string>();
  const inTurn = days.filter(({ names }) => names.length > 0).toSorted((one, other) => Number(isFirst(other.date)) - Number(isFirst(one.date)));
  for (const { date, names } of inTurn) {
    const middle = scale.xOfDate(date) + scale.dayWidth / 2;
    for (const text of names.length > 1 ? [names.join(' · '), names[0] ?? ''] : names) {
      const half = widthOfText(text) / 2 + 3;
      const [from, to] = [middle - half, middle + half];
      if (taken.some((other) => from < other.to && to > other.from)) continue;
      taken.push({ from, to });
      shown.set(date, text);
      break;
    }
  }
  return shown;
}
