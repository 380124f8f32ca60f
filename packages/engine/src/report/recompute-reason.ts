import type { Filter } from '@magpie/audience';
import { type Op, planMoments } from '@magpie/journey/plan';
import { askArm } from '../facts/ask-arm.ts';
import { askEvent } from '../facts/ask-event.ts';
import { askPredicate } from '../facts/ask-predicate.ts';
import { askReach } from '../facts/ask-reach.ts';
import type { StepScope } from '../facts/step-scope.ts';
import type { FactPart, FactValue } from '../step/advance-groups.ts';

/** What decided a transition, as data for the screen's words. `agrees` is false when the facts as they were now say otherwise. */
export interface Reason {
  readonly type: 'entered' | 'filter' | 'branch' | 'arm' | 'event' | 'reach' | 'time' | 'done';
  readonly fact: boolean | string | number | null;
  readonly filter: Filter | null;
  readonly agrees: boolean;
}

export interface Decision {
  readonly node: string;
  readonly outcome: string;
  readonly memberNo: number;
}

/** Asks the facts again, as of the decision's instant and watermark, and compares. */
export async function recomputeReason(scope: StepScope, { node, outcome, memberNo }: Decision): Promise<Reason> {
  const op = scope.plan.ops.find((each) => each.node === node && each.records);
  const members = [memberNo];
  if (!op || outcome === 'skipped') return { type: 'time', fact: null, filter: null, agrees: true };
  if (op.op === 'split') return one('arm', await askArm(scope, op, members), (arm) => arm === outcome);
  if (op.op === 'send') return one('reach', await askReach(scope, op, scope.now, members), (reason) => (reason === null) === (outcome === 'intended'));
  if (op.op === 'filter') return one('filter', await askPredicate(scope, op.filter, scope.now, members), (met) => (met === true) === (outcome === 'met'), op.filter);
  if (op.op === 'branch') return branchReason(scope, op, outcome, members);
  if (op.op === 'awaitEvent') return eventReason(scope, op, outcome, members);
  if (op.op === 'enter') return { type: 'entered', fact: null, filter: op.audience, agrees: true };
  return { type: op.op === 'waitUntil' || op.op === 'delay' ? 'time' : 'done', fact: null, filter: null, agrees: true };
}

async function branchReason(scope: StepScope, op: Extract<Op, { op: 'branch' }>, outcome: string, members: readonly number[]): Promise<Reason> {
  for (const chosen of op.cases) {
    const met = (await askPredicate(scope, chosen.filter, scope.now, members))[0]?.value === true;
    if (met) return { type: 'branch', fact: chosen.outcome, filter: chosen.filter, agrees: chosen.outcome === outcome };
  }
  return { type: 'branch', fact: op.otherwise, filter: null, agrees: op.otherwise === outcome };
}

async function eventReason(scope: StepScope, op: Extract<Op, { op: 'awaitEvent' }>, outcome: string, members: readonly number[]): Promise<Reason> {
  const index = scope.plan.ops.indexOf(op);
  const instant = (which: 'from' | 'to'): number | null => (planMoments(scope.plan).some((each) => each.op === index && each.which === which) ? (scope.run.instants[`${index}.${which}`]?.[scope.run.zone] ?? null) : null);
  // A window that starts at arrival is asked from the run's start: whether something came is what the outcome says.
  const need = { type: 'event', op: index, from: instant('from') ?? scope.run.startAt, to: instant('to') ?? scope.now + 1 } as const;
  return one('event', await askEvent(scope, op, need, members), (at) => (at !== null) === (outcome === 'matched'));
}

function one(type: Reason['type'], parts: readonly FactPart[], agrees: (value: FactValue) => boolean, filter: Filter | null = null): Reason {
  const value = parts[0]?.value ?? null;
  return { type, fact: value, filter, agrees: agrees(value) };
}
