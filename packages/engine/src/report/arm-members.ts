import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import type { RunRef } from '../engine.ts';
import type { GoalReading } from './goal-reading.ts';
import { placesWho } from './members-at.ts';

/**
 * Who was drawn into an arm of the goal's comparison: places of enrolments, ascending, each person once, by the first of their enrolments that was
 * drawn. A later one may have come about because of what was sent for the first. `control` is null where the journey has no holdout, and then
 * everybody is treated. `open`: those whose window goes on.
 */
export interface Arms {
  readonly treated: Arm;
  readonly control: Arm | null;
}

export interface Arm {
  readonly closed: readonly number[];
  readonly open: readonly number[];
}

export async function armMembers(db: Database, ref: RunRef, { plan, goal }: { readonly plan: Plan; readonly goal: GoalReading }): Promise<Arms> {
  const arm = async (node: string, outcomes: readonly string[]): Promise<Arm> => armOf(await placesWho(db, ref, node, outcomes), goal);
  const split = plan.ops.find((op) => op.op === 'split' && op.holdout !== null);
  const holdout = split?.op === 'split' ? split.holdout : null;
  if (split?.op !== 'split' || holdout === null) {
    const entry = plan.ops[0];
    return { treated: entry ? await arm(entry.node, ['entered']) : { closed: [], open: [] }, control: null };
  }
  const others = split.arms.flatMap(({ outcome }) => (outcome === holdout ? [] : [outcome]));
  return { treated: await arm(split.node, others), control: await arm(split.node, [holdout]) };
}

function armOf(places: readonly number[], goal: GoalReading): Arm {
  const first = new Map<number, number>();
  for (const place of places) {
    const person = goal.personAt(place);
    const known = first.get(person);
    if (known === undefined || (goal.enteredAt(place) ?? place) < (goal.enteredAt(known) ?? known)) first.set(person, place);
  }
  const ones = [...first.values()].toSorted((left, right) => left - right);
  return { closed: ones.filter((place) => !goal.isOpen(place)), open: ones.filter((place) => goal.isOpen(place)) };
}
