import type { Plan } from '../plan/plan.ts';
import type { Surroundings } from '../plan/run-enrolment.ts';
import { personWorld } from '../walk/person-world.ts';
import type { RandomHistory } from './random-history.ts';

/** Answers a plan's needs from a random history. */
export function worldOf(plan: Plan, history: RandomHistory, { foresight }: { readonly foresight: boolean }): Surroundings {
  const channels = plan.ops.flatMap((op) => (op.op === 'send' && history.addressed ? [op.channel] : []));
  return personWorld(plan, { ...history, anchorDates: [history.anchorDate], channels: new Set(channels) }, { foresight });
}
