import type { ViewReach } from '../node-view.ts';

/** How many messages a send means: those who can be reached, as far as that was counted. */
export function messages({ reach, byOutcome }: ViewReach): number | null {
  return byOutcome?.['intended'] ?? byOutcome?.['out'] ?? reach;
}
