/** The first and last instants of the years 1 to 9999, the only ones that ISO writes in four digits. */
export const isoEnds = { first: -62_135_596_800_000, last: 253_402_300_799_999 } as const;

/** Instants travel as ISO text: a float of seconds would lose the millisecond some day. */
export function isoText(at: number): string {
  if (at < isoEnds.first) return '-infinity';
  return at > isoEnds.last ? 'infinity' : new Date(at).toISOString();
}
