import type { Instant } from '@magpie/kit';
import { Temporal } from 'temporal-polyfill';
import { memoise } from './memoise.ts';
import { zoneOffset } from './zone-offset.ts';

/** A time in which a zone's clocks keep one distance from UTC, in milliseconds; it lasts to the next piece. */
export interface ZonePiece {
  readonly from: Instant;
  readonly offsetMs: number;
}

/** The offsets of a zone between two instants, in order; the first piece begins at `from`. */
export function zonePieces(zone: string, { from, to }: { readonly from: Instant; readonly to: Instant }): readonly ZonePiece[] {
  return remembered({ zone, from, to });
}

const remembered = memoise(
  ({ zone, from, to }: { readonly zone: string; readonly from: Instant; readonly to: Instant }): readonly ZonePiece[] => {
    const pieces: ZonePiece[] = [{ from, offsetMs: zoneOffset(from, zone) }];
    let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
    while (at !== null && at.epochMilliseconds < to) {
      pieces.push({ from: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1_000_000 });
      at = at.getTimeZoneTransition('next');
    }
    return pieces;
  },
  ({ zone, from, to }) => `${zone}|${from}|${to}`,
  500,
);
