import { invariant } from '@magpie/kit';
import type { FactNeed, Op } from '@magpie/journey/plan';
import type { Ask, Asked, FactPart } from '../step/advance-groups.ts';
import { placesByMember } from '../step/who.ts';
import { askArm } from './ask-arm.ts';
import { askEvent } from './ask-event.ts';
import { askMoment } from './ask-moment.ts';
import { askPredicate } from './ask-predicate.ts';
import { askReach } from './ask-reach.ts';
import { askedOf } from './asked-of.ts';
import type { StepScope } from './step-scope.ts';

/** Answers what `advance` lacks, set-wise, from the facts as a step may see them. Asked of enrolments by their places. */
export function askFacts(scope: StepScope): Ask {
  return async (asked): Promise<readonly FactPart[]> => {
    const need = asked[0]?.need;
    const op = need && scope.plan.ops[need.op];
    invariant(op, `Plan has no op ${need?.op}`);
    if (need.type === 'event' && op.op === 'awaitEvent') return askEvent(scope, op, askedOf('event', asked));
    if (need.type === 'reach' && op.op === 'send') return askReach(scope, op, askedOf('reach', asked));
    return (await Promise.all(asked.map((one) => askOfMembers(scope, op, one)))).flat();
  };
}

/** What does not depend on the enrolment itself is asked of members, once for each; where instants matter, once for each instant. */
async function askOfMembers(scope: StepScope, op: Op, { need, members: places }: Asked): Promise<readonly FactPart[]> {
  if (scope.who.isThemselves) return askMembers(scope, op, need, places);
  const byMember = placesByMember(scope.who, places);
  const parts = await askMembers(scope, op, need, [...byMember.keys()]);
  return parts.map(({ value, members }) => ({ value, members: members.flatMap((member) => byMember.get(member) ?? []) }));
}

async function askMembers(scope: StepScope, op: Op, need: FactNeed, members: readonly number[]): Promise<readonly FactPart[]> {
  if (need.type === 'arm' && op.op === 'split') return askArm(scope, op, members);
  if (need.type === 'moment') return askMoment(scope, need, members);
  if (need.type === 'predicate' && op.op === 'filter') return askPredicate(scope, op.filter, need.at, members);
  const chosen = need.type === 'predicate' && op.op === 'branch' ? op.cases[need.filter] : undefined;
  invariant(chosen && need.type === 'predicate', `Op ${need.op} has no fact of type ${need.type}`);
  return askPredicate(scope, chosen.filter, need.at, members);
}
