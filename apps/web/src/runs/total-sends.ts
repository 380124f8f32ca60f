import type { NodeNumbers, SendCounts } from '../api/contract.ts';

/** All nodes' messages together. */
export function totalSends(perNode: readonly NodeNumbers[]): SendCounts {
  const suppressed: Record<string, number> = {};
  const sum = (pick: (counts: SendCounts) => number): number => perNode.reduce((total, { sends }) => total + (sends === null ? 0 : pick(sends)), 0);
  for (const { sends } of perNode)
    for (const [reason, count] of Object.entries(sends?.suppressed ?? {})) suppressed[reason] = (suppressed[reason] ?? 0) + count;
  return {
    intended: sum(({ intended }) => intended),
    pending: sum(({ pending }) => pending),
    held: sum(({ held }) => held),
    claimed: sum(({ claimed }) => claimed),
    accepted: sum(({ accepted }) => accepted),
    delivered: sum(({ delivered }) => delivered),
    failed: sum(({ failed }) => failed),
    unknown: sum(({ unknown }) => unknown),
    suppressed,
  };
}
