import type { ViewReach } from '../node-view.ts';

/** How many messages a send lets out: those who can be reached and whose message will not be kept back, as far as that was counted. */
export function messages({ reach, byOutcome, kept = 0 }: ViewReach): number | null {
  const meant = byOutcome?.['intended'] ?? byOutcome?.['out'] ?? reach;
  return meant === null ? null : Math.max(0, meant - kept);
}
