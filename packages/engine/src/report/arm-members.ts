import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import type { RunRef } from '../engine.ts';
import { membersWho } from './members-at.ts';

/** Who was drawn into an arm of the goal's comparison, by number; `control` is null where the journey has no holdout, and then everybody is treated. */
export async function armMembers(
  db: Database,
  ref: RunRef,
  plan: Plan,
): Promise<{ readonly treated: readonly number[]; readonly control: readonly number[] | null }> {
  const split = plan.ops.find((op) => op.op === 'split' && op.holdout !== null);
  const holdout = split?.op === 'split' ? split.holdout : null;
  if (split?.op !== 'split' || holdout === null) {
    const entry = plan.ops[0];
    return { treated: entry ? await membersWho(db, ref, entry.node, ['entered']) : [], control: null };
  }
  const others = split.arms.flatMap(({ outcome }) => (outcome === holdout ? [] : [outcome]));
  return { treated: await membersWho(db, ref, split.node, others), control: await membersWho(db, ref, split.node, [holdout]) };
}
