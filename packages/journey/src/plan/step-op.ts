import { type Instant, secondMs } from '@magpie/kit';
import type { Op } from './plan.ts';
import type { Effect, FactNeed, Facts, Position } from './position.ts';

/** What one op does with one enrolment. */
export type Step =
  | { readonly type: 'moves'; readonly outcome: string; readonly next: number; readonly at: Instant; readonly effect: Effect | null }
  | { readonly type: 'stays'; readonly due: Instant }
  | { readonly type: 'lacks'; readonly need: FactNeed };

type OpOf<Name extends Op['op']> = Extract<Op, { readonly op: Name }>;

/** One op, by its name. `position.entered` is when the enrolment came to it. */
export function stepOp(op: Exclude<Op, { readonly op: 'end' }>, position: Position, facts: Facts, now: Instant): Step {
  const at = position.entered;
  switch (op.op) {
    case 'enter':
      return moves('entered', op.next.entered, at);
    case 'filter':
      return decide(facts.predicate(position.op, 0), { type: 'predicate', op: position.op, filter: 0, at }, (met) =>
        met ? moves('met', op.next.met, at) : moves('unmet', op.next.unmet, at),
      );
    case 'branch':
      return stepBranch(op, position, facts);
    case 'split':
      return decide(facts.arm(position.op), { type: 'arm', op: position.op }, (arm) => moves(arm, nextOf(op.next, arm), at));
    case 'waitUntil':
      return stepWaitUntil(op, position, facts, now);
    case 'delay': {
      const due = at + op.seconds * secondMs;
      return due <= now ? moves('reached', op.next.reached, due) : { type: 'stays', due };
    }
    case 'awaitEvent':
      return stepAwaitEvent(op, position, facts, now);
    case 'send':
      return decide(facts.reach(position.op), { type: 'reach', op: position.op, at }, (reason) =>
        reason === null
          ? moves('intended', op.next.intended, at, { type: 'send', op: position.op, node: op.node, at })
          : moves('unreachable', op.next.unreachable, at),
      );
    case 'grant':
      return moves('granted', op.next.granted, at, { type: 'grant', op: position.op, node: op.node, at, benefit: op.benefit });
    case 'update':
      return moves('updated', op.next.updated, at, { type: 'update', op: position.op, addTags: op.addTags, removeTags: op.removeTags, at });
    case 'save':
      return moves('saved', op.next.saved, at, { type: 'save', op: position.op, cohort: op.cohort, at });
  }
}

/** Cases are asked in order, and only as far as needed. */
function stepBranch(op: OpOf<'branch'>, position: Position, facts: Facts): Step {
  const at = position.entered;
  for (const [filter, { outcome }] of op.cases.entries()) {
    const met = facts.predicate(position.op, filter);
    if (met === undefined) return { type: 'lacks', need: { type: 'predicate', op: position.op, filter, at } };
    if (met) return moves(outcome, nextOf(op.next, outcome), at);
  }
  return moves(op.otherwise, nextOf(op.next, op.otherwise), at);
}

/** Whoever comes at the moment or before waits for it; whoever comes after it goes on at once, or skips. */
function stepWaitUntil(op: OpOf<'waitUntil'>, position: Position, facts: Facts, now: Instant): Step {
  const arrival = position.entered;
  return decide(facts.moment(position.op, 'at'), { type: 'moment', op: position.op, which: 'at' }, (moment) => {
    if (moment < arrival) return op.past === 'skip' ? moves('skipped', op.next.skipped, arrival) : moves('reached', op.next.reached, arrival);
    return moment <= now ? moves('reached', op.next.reached, moment) : { type: 'stays', due: moment };
  });
}

/**
 * Windows are [from, to): whoever comes after the event leaves at once; an event at `to` is too late, and one outside the window is none, whoever
 * named it. Without an event people leave at `to`, or at once when they come later.
 */
function stepAwaitEvent(op: OpOf<'awaitEvent'>, position: Position, facts: Facts, now: Instant): Step {
  const arrival = position.entered;
  const from = op.from === null ? arrival : facts.moment(position.op, 'from');
  if (from === undefined) return { type: 'lacks', need: { type: 'moment', op: position.op, which: 'from' } };
  const to = op.to.type === 'delay' ? arrival + op.to.seconds * secondMs : facts.moment(position.op, 'to');
  if (to === undefined) return { type: 'lacks', need: { type: 'moment', op: position.op, which: 'to' } };
  return decide(facts.event(position.op), { type: 'event', op: position.op, from, to }, (occurredAt) => {
    const matchedAt = occurredAt === null || occurredAt < from || occurredAt >= to ? null : Math.max(arrival, occurredAt);
    if (matchedAt !== null && matchedAt <= now) return moves('matched', op.next.matched, matchedAt);
    const timeoutAt = Math.max(arrival, to);
    const decidedAt = timeoutAt + settlingOf(op, facts);
    if (decidedAt <= now) return moves('timeout', op.next.timeout, timeoutAt);
    // A backtest knows what will have happened: whoever waits is due when it does.
    return { type: 'stays', due: Math.min(decidedAt, matchedAt ?? decidedAt) };
  });
}

function settlingOf({ settlingSeconds }: OpOf<'awaitEvent'>, { settlingMs }: Facts): number {
  if (settlingMs === undefined) return 0;
  return settlingSeconds === undefined ? settlingMs : settlingSeconds * secondMs;
}

function decide<Fact>(fact: Fact | undefined, need: FactNeed, known: (fact: Fact) => Step): Step {
  return fact === undefined ? { type: 'lacks', need } : known(fact);
}

function moves(outcome: string, next: number, at: Instant, effect: Effect | null = null): Step {
  return { type: 'moves', outcome, next, at, effect };
}

function nextOf(next: Readonly<Record<string, number>>, outcome: string): number {
  const index = next[outcome];
  if (index === undefined) throw new Error(`An op has no way out for ${outcome}`);
  return index;
}
