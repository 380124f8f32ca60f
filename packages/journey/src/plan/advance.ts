import type { Instant } from '@magpie/kit';
import { invariant } from '@magpie/kit';
import { stepOp } from './step-op.ts';
import type { Plan } from './plan.ts';
import type { Advance, Effect, Facts, Position, Transition } from './position.ts';

/**
 * The meaning of every op, for one enrolment: moves as far as it can by `now` and returns the new position with what happened on the way, or the
 * first fact it lacks (then nothing has happened yet: call again with the same position). Each move carries its own logical instant: the arrival,
 * the due instant or the moment the event occurred, never the moment this function runs. Pure and total; it ends because plans have no cycles.
 */
export function advance(plan: Plan, start: Position, facts: Facts, now: Instant): Advance {
  const transitions: Transition[] = [];
  const effects: Effect[] = [];
  let position = start;
  let mustBeSeen = false;
  for (;;) {
    const op = plan.ops[position.op];
    invariant(op, `Plan ${plan.hash} has no op ${position.op}`);
    if (op.op === 'end') return { status: 'finished', position: { ...position, due: null }, transitions, effects, need: null };
    if (mustBeSeen && (op.op === 'filter' || op.op === 'branch')) {
      return { status: 'yield', position: { ...position, due: position.entered }, transitions, effects, need: null };
    }
    const step = stepOp(op, position, facts, now);
    if (step.type === 'lacks') return { status: 'lacks', position: start, transitions: [], effects: [], need: step.need };
    if (step.type === 'stays') return { status: 'waiting', position: { ...position, due: step.due }, transitions, effects, need: null };
    if (step.effect) effects.push(step.effect);
    mustBeSeen ||= step.effect?.type === 'update' || step.effect?.type === 'save';
    if (op.records || step.outcome === 'skipped') {
      transitions.push({ node: op.node, op: position.op, outcome: step.outcome, at: step.at, visit: position.visit });
    }
    position = { op: step.next, entered: step.at, due: step.at, visit: position.visit };
  }
}

/** Where an enrolment begins. */
export function startPosition(startAt: Instant): Position {
  return { op: 0, entered: startAt, due: startAt, visit: 0 };
}
