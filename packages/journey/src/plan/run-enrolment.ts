import type { Instant } from '@magpie/kit';
import { advance, startPosition } from './advance.ts';
import type { Plan } from './plan.ts';
import type { Effect, FactNeed, Facts, Position, Transition } from './position.ts';

/** Answers one need of one member as of the logical instant `now`. */
export type Answer = (need: FactNeed, now: Instant) => boolean | Instant | string | null;

export interface EnrolmentRun {
  readonly position: Position;
  readonly transitions: readonly Transition[];
  readonly effects: readonly Effect[];
}

/**
 * Runs one enrolment through the given instants (ascending; those at which facts happen), and at every due instant between them, as production
 * would: the walk of one person, the population simulation and the reference of the block executor.
 */
export function runEnrolment(plan: Plan, options: { readonly startAt: Instant; readonly until: Instant; readonly instants: readonly Instant[]; readonly answer: Answer }): EnrolmentRun {
  const transitions: Transition[] = [];
  const effects: Effect[] = [];
  let position = startPosition(options.startAt);
  const instants = options.instants.filter((instant) => instant > options.startAt && instant <= options.until).toSorted((left, right) => left - right);
  for (let now = options.startAt; ; ) {
    const moved = advanceWith(plan, position, options.answer, now);
    position = moved.position;
    transitions.push(...moved.transitions);
    effects.push(...moved.effects);
    while (instants[0] !== undefined && instants[0] <= now) instants.shift();
    const next = Math.min(position.due ?? Infinity, instants[0] ?? Infinity);
    if (position.due === null || next > options.until) return { position, transitions, effects };
    now = Math.max(now, next);
  }
}

/** Advances one enrolment at one instant, fetching what it lacks one fact at a time, through every yield. */
export function advanceWith(plan: Plan, start: Position, answer: Answer, now: Instant): EnrolmentRun {
  const transitions: Transition[] = [];
  const effects: Effect[] = [];
  let position = start;
  let known = new Map<string, ReturnType<Answer>>();
  for (;;) {
    const result = advance(plan, position, factsOf(known), now);
    if (result.need) {
      known.set(keyOf(result.need), answer(result.need, now));
      continue;
    }
    position = result.position;
    transitions.push(...result.transitions);
    effects.push(...result.effects);
    if (result.status !== 'yield') return { position, transitions, effects };
    known = new Map();
  }
}

/** A map of answers seen as facts. */
function factsOf(known: ReadonlyMap<string, ReturnType<Answer>>): Facts {
  const read = <Kind>(key: string, is: (value: unknown) => value is Kind): Kind | undefined => {
    const value = known.get(key);
    return is(value) ? value : undefined;
  };
  return {
    predicate: (op, filter) => read(`predicate|${op}|${filter}`, (value) => typeof value === 'boolean'),
    event: (op) => read(`event|${op}`, (value) => value === null || typeof value === 'number'),
    arm: (op) => read(`arm|${op}`, (value) => typeof value === 'string'),
    reach: (op) => read(`reach|${op}`, (value) => value === null || value === 'no-address' || value === 'no-consent'),
    moment: (op, which) => read(`moment|${op}|${which}`, (value) => typeof value === 'number'),
  };
}

function keyOf(need: FactNeed): string {
  if (need.type === 'predicate') return `predicate|${need.op}|${need.filter}`;
  if (need.type === 'moment') return `moment|${need.op}|${need.which}`;
  return `${need.type}|${need.op}`;
}
