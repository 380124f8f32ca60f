import { invariant } from '@magpie/kit';
import type { Ask, FactPart } from '../step/advance-groups.ts';
import { askArm } from './ask-arm.ts';
import { askEvent } from './ask-event.ts';
import { askMoment } from './ask-moment.ts';
import { askPredicate } from './ask-predicate.ts';
import { askReach } from './ask-reach.ts';
import type { StepScope } from './step-scope.ts';

/** Answers what `advance` lacks, set-wise, from the facts as a step may see them. */
export function askFacts(scope: StepScope): Ask {
  return async (need, members): Promise<readonly FactPart[]> => {
    const op = scope.plan.ops[need.op];
    invariant(op, `Plan has no op ${need.op}`);
    if (need.type === 'arm' && op.op === 'split') return askArm(scope, op, members);
    if (need.type === 'reach' && op.op === 'send') return askReach(scope, op, need.at, members);
    if (need.type === 'event' && op.op === 'awaitEvent') return askEvent(scope, op, need, members);
    if (need.type === 'moment') return askMoment(scope, need, members);
    if (need.type === 'predicate' && op.op === 'filter') return askPredicate(scope, op.filter, need.at, members);
    const chosen = need.type === 'predicate' && op.op === 'branch' ? op.cases[need.filter] : undefined;
    invariant(chosen && need.type === 'predicate', `Op ${need.op} has no fact of type ${need.type}`);
    return askPredicate(scope, chosen.filter, need.at, members);
  };
}
