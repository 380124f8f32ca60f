import type { Plan } from '@magpie/journey/plan';

/** The outcome of whatever node somebody stood at when they were erased. */
export const erasedOutcome = 'erased';

/** Index of the op at which the erased come to rest; -1 for a plan that has no end. */
export function erasedEnd(plan: Plan): number {
  return plan.ops.findIndex(({ op }) => op === 'end');
}
