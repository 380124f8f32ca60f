import { type Explanation, explainFilter } from '@magpie/audience';
import type { WorkingDays } from '@magpie/calendar';
import type { Instant } from '@magpie/kit';
import type { Op, Plan } from '../plan/plan.ts';
import type { Answer, Effect, FactNeed, UnreachableReason } from '../plan/position.ts';
import { runEnrolment, type Surroundings } from '../plan/run-enrolment.ts';
import { foretellFor } from './foretell-for.ts';
import type { ForetoldSend, SendingRules } from './foretell-sends.ts';
import { asOfPerson, type Person, personWorld } from './person-world.ts';

/** One person's way through a plan, every decision with the facts that made it. */
export interface Walk {
  /** Why they are in the audience or not; null: everybody is. They are walked all the same. */
  readonly entry: Explanation | null;
  readonly steps: readonly WalkStep[];
  /** Where they stand at last; `due` null: at an end. */
  readonly here: { readonly node: string; readonly since: Instant; readonly due: Instant | null };
}

export interface WalkStep {
  readonly node: string;
  readonly outcome: string;
  readonly arrivedAt: Instant;
  /** When they left it: at once, or after waiting. */
  readonly at: Instant;
  readonly reason: WalkReason;
  readonly effects: readonly Effect[];
  /** What will become of the messages among the effects; empty when the rules of sending are not known. */
  readonly sends: readonly ForetoldSend[];
}

/** What decided a step, as data for the screen's words. */
export type WalkReason =
  | { readonly type: 'entered' }
  /** Filters in the order in which they were asked; the last one asked is the one that was met, or none was. */
  | { readonly type: 'filters'; readonly asked: readonly { readonly outcome: string; readonly explanation: Explanation }[] }
  | { readonly type: 'arm'; readonly weights: readonly { readonly outcome: string; readonly weight: number }[] }
  /** What was waited for, in [from, to); `occurredAt` null: it did not come. */
  | { readonly type: 'event'; readonly event: string; readonly from: Instant; readonly to: Instant; readonly occurredAt: Instant | null }
  | { readonly type: 'reach'; readonly channel: string; readonly purpose: string; readonly unreachable: UnreachableReason | null }
  /** A moment or a delay, past when they came or waited for. */
  | { readonly type: 'time' }
  | { readonly type: 'done' };

export interface WalkTimes {
  readonly startAt: Instant;
  readonly until: Instant;
  /** As of when the audience is asked: the start, or the present when the start lies ahead. */
  readonly enterAsOf: Instant;
  /** Of the workspace; null: nobody knows them. */
  readonly sending: SendingRules | null;
  /** Which days the workspace works; Monday to Friday without them. */
  readonly workingDays?: WorkingDays | undefined;
}

/** Walks one person through a plan by `advance` itself. Their events are known beforehand, so `until` can lie in the future. */
export function walkPerson(plan: Plan, person: Person, { startAt, until, enterAsOf, sending, workingDays }: WalkTimes): Walk {
  const needs = new Map<number, Map<string, { readonly need: FactNeed; readonly answer: Answer }>>();
  const explanations = new Map<string, Explanation>();
  const world = personWorld(plan, person, {
    foresight: true,
    workingDays,
    onFilter: ({ op, index, filter, facts, asOf }) => explanations.set(`${op}|${index}`, explainFilter(filter, facts, asOf)),
  });
  const listening: Surroundings = {
    ...world,
    answer: (need, now) => {
      const answer = world.answer(need, now);
      const ofOp = needs.get(need.op) ?? new Map<string, { need: FactNeed; answer: Answer }>();
      needs.set(need.op, ofOp.set(need.type, { need, answer }));
      return answer;
    },
  };
  const run = runEnrolment(plan, { startAt, until, instants: [] }, listening);
  const told = {
    explained: (op: number, index: number) => explanations.get(`${op}|${index}`),
    asked: (op: number, type: FactNeed['type']) => needs.get(op)?.get(type),
  };
  const foretold = sending === null ? [] : foretellFor(plan, person, { effects: run.effects, rules: sending });
  let arrivedAt = startAt;
  const steps = run.transitions.map(({ node, op, outcome, at }): WalkStep => {
    const step = {
      node,
      outcome,
      arrivedAt,
      at,
      reason: reasonOf(plan, op, told),
      effects: run.effects.filter((effect) => effect.op === op && effect.at === at),
      sends: foretold.filter((send) => send.op === op && send.meantAt === at),
    };
    arrivedAt = at;
    return step;
  });
  const { op, due } = run.position;
  return { entry: entryOf(plan, person, { now: enterAsOf, workingDays }), steps, here: { node: plan.ops[op]?.node ?? '', since: arrivedAt, due } };
}

function entryOf(plan: Plan, person: Person, at: { readonly now: Instant } & Pick<WalkTimes, 'workingDays'>): Explanation | null {
  const enter = plan.ops[0];
  if (enter?.op !== 'enter' || enter.audience === null) return null;
  return explainFilter(enter.audience, person.facts, asOfPerson(enter.audience, person, at));
}

interface Told {
  explained(op: number, index: number): Explanation | undefined;
  asked(op: number, type: FactNeed['type']): { readonly need: FactNeed; readonly answer: Answer } | undefined;
}

function reasonOf(plan: Plan, index: number, told: Told): WalkReason {
  const op = plan.ops[index];
  switch (op?.op) {
    case 'enter':
      return { type: 'entered' };
    case 'filter':
    case 'branch':
      return { type: 'filters', asked: casesOf(op).flatMap((outcome, at) => withExplanation(outcome, told.explained(index, at))) };
    case 'split':
      return { type: 'arm', weights: op.arms };
    case 'awaitEvent': {
      const { need, answer } = told.asked(index, 'event') ?? {};
      const [from, to] = need?.type === 'event' ? [need.from, need.to] : [0, 0];
      // What comes at the end of the window or later was not waited for.
      const occurredAt = typeof answer === 'number' && answer < to ? answer : null;
      return { type: 'event', event: op.event, from, to, occurredAt };
    }
    case 'send': {
      const answer = told.asked(index, 'reach')?.answer;
      const unreachable = answer === 'no-address' || answer === 'no-consent' ? answer : null;
      return { type: 'reach', channel: op.channel, purpose: op.purpose, unreachable };
    }
    case 'waitUntil':
    case 'delay':
      return { type: 'time' };
    default:
      return { type: 'done' };
  }
}

function casesOf(op: Extract<Op, { op: 'filter' | 'branch' }>): readonly string[] {
  return op.op === 'filter' ? ['met'] : op.cases.map(({ outcome }) => outcome);
}

function withExplanation(
  outcome: string,
  explanation: Explanation | undefined,
): readonly { readonly outcome: string; readonly explanation: Explanation }[] {
  return explanation === undefined ? [] : [{ outcome, explanation }];
}
