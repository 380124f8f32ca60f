/**
 * How many people leave by a port, from the counts by outcome. Outcomes and ports are named alike, except that a step's one way on (`out`)
 * carries every outcome that has no wired port of its own. Null when nobody has counted.
 */
export function portPeople(port: string, wired: ReadonlySet<string>, byOutcome: Readonly<Record<string, number>> | undefined): number | null {
  if (byOutcome === undefined) return null;
  const own = byOutcome[port];
  if (own !== undefined) return own;
  if (port !== 'out') return null;
  const rest = Object.entries(byOutcome).filter(([outcome]) => !wired.has(outcome));
  return rest.length === 0 ? null : rest.reduce((sum, [, count]) => sum + count, 0);
}
