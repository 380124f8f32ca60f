import { type Instant, invariant } from '@magpie/kit';
import { advance, startPosition } from './advance.ts';
import { rememberedFacts } from './remembered-facts.ts';
import type { Plan } from './plan.ts';
import type { Answer, Effect, FactNeed, Position, Transition } from './position.ts';

/** What stands around one enrolment. */
export interface Surroundings {
  /** Answers one need as of the logical instant `now`; what has happened after `now` is not known yet. */
  answer(need: FactNeed, now: Instant): Answer;
  /** Gets the effects of every step before the next question is asked. */
  commit?(effects: readonly Effect[]): void;
}

export interface EnrolmentRun {
  readonly position: Position;
  readonly transitions: readonly Transition[];
  readonly effects: readonly Effect[];
}

/**
 * Runs one enrolment from `startAt` through the given instants (at which its facts happen, in any order) and every due instant between them, up to
 * and with `until`, as production would: the walk of one person, the population simulation and the reference of the block executor.
 */
export function runEnrolment(
  plan: Plan,
  { startAt, until, instants }: { readonly startAt: Instant; readonly until: Instant; readonly instants: readonly Instant[] },
  around: Surroundings,
): EnrolmentRun {
  const transitions: Transition[] = [];
  const effects: Effect[] = [];
  const coming = instants.filter((instant) => instant > startAt && instant <= until).toSorted((left, right) => right - left);
  let position = startPosition(startAt);
  for (let now = startAt; ;) {
    const run = advanceWith(plan, { position, now }, around);
    position = run.position;
    transitions.push(...run.transitions);
    effects.push(...run.effects);
    while ((coming.at(-1) ?? Infinity) <= now) coming.pop();
    const next = Math.min(position.due ?? Infinity, coming.at(-1) ?? Infinity);
    invariant(next > now, `Op ${position.op} was due at ${next} and did not move at ${now}`);
    if (position.due === null || next > until) return { position, transitions, effects };
    now = next;
  }
}

/** Advances one enrolment at one instant, asking for what it lacks one fact at a time, through every yield. */
export function advanceWith(
  plan: Plan,
  { position: start, now }: { readonly position: Position; readonly now: Instant },
  around: Surroundings,
): EnrolmentRun {
  const transitions: Transition[] = [];
  const effects: Effect[] = [];
  let position = start;
  let known = rememberedFacts();
  for (;;) {
    const result = advance(plan, position, known.facts, now);
    if (result.need) {
      known.remember(result.need, around.answer(result.need, now));
      continue;
    }
    position = result.position;
    transitions.push(...result.transitions);
    effects.push(...result.effects);
    around.commit?.(result.effects);
    if (result.status !== 'yield') return { position, transitions, effects };
    known = rememberedFacts();
  }
}
